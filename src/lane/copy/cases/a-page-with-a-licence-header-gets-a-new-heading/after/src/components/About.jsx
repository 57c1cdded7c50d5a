/**
 * Copyright Acme Stores. All rights reserved.
 * @license MIT
 */
export const About = () => <h1>The story of our stores</h1>;
