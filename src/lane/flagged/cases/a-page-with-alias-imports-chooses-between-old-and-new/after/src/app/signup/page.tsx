"use client";

import { useRouter } from "next/navigation";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { isEnabled } from "@/lib/feature-flags";

export default function SignupPage() {
  const router = useRouter();

  return (
    <Card className="signup">
      {isEnabled("new-offer") ? <h1>Join us</h1> : <h1>Sign up</h1>}
      <Button variant="primary" onClick={() => router.push("/welcome")}>
        Continue
      </Button>
    </Card>
  );
}
