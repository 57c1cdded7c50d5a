export async function loadPlans() {
  const res = await fetch('https://api.example.com/v1/plans');
  if (!res.ok) return { title: 'We could not load the plans', plans: [] };
  return res.json();
}
