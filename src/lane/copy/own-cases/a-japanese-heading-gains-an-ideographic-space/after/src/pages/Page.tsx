export function Page() {
  return <h1>料金プラン　一覧</h1>
}
