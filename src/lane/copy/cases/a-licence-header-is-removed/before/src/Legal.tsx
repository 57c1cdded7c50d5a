/* Copyright Acme Stores. All rights reserved. */
export const Legal = () => <p>Welcome in</p>;
