/* Copyright Acme Holding. All rights reserved. */
export const Legal = () => <p>Welcome</p>;
