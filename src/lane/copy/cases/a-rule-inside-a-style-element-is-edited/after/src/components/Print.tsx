export const Print = () => (
  <>
    <style>{`@media print { .no-print { display: block } }`}</style>
    <p className="no-print">Print this page</p>
  </>
);
