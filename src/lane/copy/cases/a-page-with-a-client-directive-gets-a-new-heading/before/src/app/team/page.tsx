'use client';

/* eslint-disable react/no-unescaped-entities */
export default function Page() {
  // shown above the table
  return <h1>Your team</h1>;
}
