export function Hero({ wide }: { wide: boolean }) {
  const columns = 3
  return (
    <div style={{ display: 'flex', position: 'relative', zIndex: 10, left: -9999, transform: 'scale(1)', color: '#222' }}>
      <p style={{ background: 'white', padding: '8px', visibility: 'visible', pointerEvents: 'auto' }}>Hello</p>
      <p style={{ clipPath: 'none', width: wide ? 320 : 160, height: columns * 20 }}>There</p>
    </div>
  )
}
