import { format } from 'date-fns';

export const Due = ({ date }: { date: Date }) => (
  <time>Due on {format(date, "EEEE 'the' do 'of' MMMM yyyy")}</time>
);
