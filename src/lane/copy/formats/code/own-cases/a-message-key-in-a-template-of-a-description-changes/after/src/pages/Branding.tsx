export function Branding({ isThirdParty }: { isThirdParty: boolean }) {
  return (
    <FormCard
      title="Branding"
      description={`details.branding.${isThirdParty ? 'third' : 'own'}_explanation`}
    />
  )
}
