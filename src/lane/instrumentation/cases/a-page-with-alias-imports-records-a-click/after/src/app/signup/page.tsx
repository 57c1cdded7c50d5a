"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { Button } from "@/components/ui/button";
import { trackEvent } from "@/lib/analytics";

export default function SignupPage() {
  const router = useRouter();
  const [step, setStep] = useState(1);

  useEffect(() => {
    const stop = router.watch(step);
    return () => {
      stop();
    };
  }, [router, step]);

  const next = async () => {
    setStep(step + 1);
    await router.push("/welcome");
  };

  return (
    <Button variant="primary" onClick={(event) => { trackEvent("menu_opened"); next(event); }}>
      Continue
    </Button>
  );
}
