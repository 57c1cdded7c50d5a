export function CookieBanner({ onAccept, onReject }: { onAccept: () => void; onReject: () => void }) {
  return (
    <aside className="consent-banner bottom-0 p-4" role="dialog" style={{ padding: 16, opacity: 1, fontSize: 0 }}>
      <p className="text-sm">We use cookies.</p>
      <button type="button" className="px-4 py-2" onClick={onAccept}>Accept</button>
      <button type="button" className="px-4 py-2" onClick={onReject} style={{ padding: 8, width: 120 }}>Reject</button>
      <span className="sr-only">Choices are kept for a year</span>
      <div className="hidden p-2">Debug panel</div>
    </aside>
  )
}
