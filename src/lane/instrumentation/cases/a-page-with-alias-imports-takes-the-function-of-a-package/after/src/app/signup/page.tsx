"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { trackEvent } from "@acme/tracking";
import { Button } from "@/components/ui/button";

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
    trackEvent("signup_started");
    setStep(step + 1);
    await router.push("/welcome");
  };

  return (
    <Button variant="primary" onClick={next}>
      Continue
    </Button>
  );
}
