export const Print = () => (
  <>
    <style>{`@media print { .no-print { display: none } }`}</style>
    <p className="no-print">Print this page</p>
  </>
);
