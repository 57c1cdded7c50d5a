export function Page() {
  return <h1>料金プラン一覧</h1>
}
