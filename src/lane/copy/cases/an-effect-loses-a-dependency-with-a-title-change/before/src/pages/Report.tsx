import { useEffect, useState } from 'react';
import { load } from '../api/reports';

export function ReportPage({ id }: { id: string }) {
  const [rows, setRows] = useState<string[]>([]);
  useEffect(() => {
    load(id).then(setRows);
  }, [id]);
  return <h1 title="Monthly report">{rows.length > 0 ? 'Your report' : 'Nothing here yet'}</h1>;
}
