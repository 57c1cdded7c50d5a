"use client";

import { useRouter } from "next/navigation";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { flag } from "@/lib/feature-flags";

export default function SignupPage() {
  const router = useRouter();

  return (
    <Card className="signup">
      <h1>Sign up</h1>
      {flag("new-offer") && <p>Two months for one</p>}
      <Button variant="primary" onClick={() => router.push("/welcome")}>
        Continue
      </Button>
    </Card>
  );
}
