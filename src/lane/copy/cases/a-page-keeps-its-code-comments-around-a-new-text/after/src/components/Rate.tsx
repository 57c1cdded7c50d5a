export const Rate = () => (
  <div>
    {/* eslint-disable-next-line react/no-unescaped-entities */}
    <p>How did your week go?</p>
    {/* TODO: ask only once */}
  </div>
);
