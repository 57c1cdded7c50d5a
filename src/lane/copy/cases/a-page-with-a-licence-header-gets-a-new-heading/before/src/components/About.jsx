/**
 * Copyright Acme Stores. All rights reserved.
 * @license MIT
 */
export const About = () => <h1>About our stores</h1>;
