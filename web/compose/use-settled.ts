import { useEffect, useState } from 'react'

/** The value once it has not changed for a while; `settled` tells whether it is the current one. */
export function useSettled<Value>(value: Value, key: string, afterMs: number): { value: Value; settled: boolean } {
  const [held, setHeld] = useState({ value, key })
  // The key stands for the value.
  useEffect(() => {
    const timer = setTimeout(() => setHeld({ value, key }), afterMs)
    return () => clearTimeout(timer)
  }, [key, afterMs])
  return { value: held.value, settled: held.key === key }
}
