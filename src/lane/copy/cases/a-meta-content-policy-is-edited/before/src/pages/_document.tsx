import { Head, Html } from 'next/document';

export default function Document() {
  return (
    <Html lang="en">
      <Head>
        <meta httpEquiv="Content-Security-Policy" content="script-src 'self'" />
      </Head>
    </Html>
  );
}
