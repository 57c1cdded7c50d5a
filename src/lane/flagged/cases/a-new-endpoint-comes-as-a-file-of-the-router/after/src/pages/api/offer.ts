export default function handler() {
  return 1;
}
