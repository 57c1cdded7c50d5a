export const Rate = () => (
  <div>
    {/* eslint-disable-next-line react/no-unescaped-entities */}
    <p>How was your week?</p>
    {/* TODO: ask only once */}
  </div>
);
