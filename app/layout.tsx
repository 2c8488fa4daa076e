import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import './_styles/tokens.css';
import './_styles/reset.css';
import './_styles/fonts.css';
import './_styles/base.css';
import './_styles/prose.css';
import './_styles/code.css';
import './_styles/print.css';
import { THEME_COOKIE, themeAttribute, toTheme, type Theme } from '#lib/base/theme.ts';
import { connectionNoticeScript } from '#lib/client/offline/connection-notice.ts';
import { offlineScript } from '#lib/client/offline/open-offline.ts';
import { assetBase } from '#lib/server/assets/asset-base.ts';
import { env } from '#lib/server/env/env.ts';
import { FOR_EVERYONE_HEADER } from '#lib/server/http/for-everyone.ts';
import { currentAccount } from '#lib/server/identity/current-person.ts';
import type { HeaderVisitor } from './_components/site/account-entry.tsx';
import { live } from './_components/live/index.ts';
import { OfflineNotice } from './_components/site/offline-notice.tsx';
import { SiteFooter } from './_components/site/site-footer.tsx';
import { SiteHeader } from './_components/site/site-header.tsx';
import { SkipLink } from './_components/site/skip-link.tsx';
import { preloadTextFonts } from './_styles/preload-fonts.ts';

export const metadata: Metadata = {
  title: { default: 'Epoch: deep learning, with the working shown', template: '%s · Epoch' },
  description: 'A course of notebooks on deep learning: read, run and change real code in the browser, and have what you write graded.',
};

const PAPER = { light: '#fcfbf8', dark: '#141517' };

async function readTheme(): Promise<Theme> {
  return toTheme((await cookies()).get(THEME_COOKIE)?.value);
}

/** A page that is kept and copied must not know; the account's own page does. */
async function readVisitor(): Promise<HeaderVisitor> {
  if ((await headers()).has(FOR_EVERYONE_HEADER)) return { kind: 'anybody' };
  const account = await currentAccount();
  return account ? { kind: 'account', name: account.name } : { kind: 'signed-out' };
}

/** Undefined where no page's policy is, as at a build. */
const readNonce = async (): Promise<string | undefined> => (await headers()).get('x-nonce') ?? undefined;

export async function generateViewport(): Promise<Viewport> {
  const theme = await readTheme();
  return {
    width: 'device-width',
    initialScale: 1,
    themeColor:
      theme === 'system'
        ? [
            { media: '(prefers-color-scheme: light)', color: PAPER.light },
            { media: '(prefers-color-scheme: dark)', color: PAPER.dark },
          ]
        : PAPER[theme],
  };
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  preloadTextFonts();
  const [theme, visitor, nonce] = await Promise.all([readTheme(), readVisitor(), readNonce()]);
  return (
    // a lesson's inline script marks this element before React comes
    <html lang="en" data-theme={themeAttribute(theme)} suppressHydrationWarning>
      <body>
        <SkipLink />
        <OfflineNotice />
        <SiteHeader theme={theme} visitor={visitor} />
        {children}
        <SiteFooter />
        {live && <live.LivePage />}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: `${connectionNoticeScript()};${env().keepsLessons ? offlineScript(assetBase()) : ''}` }} />
      </body>
    </html>
  );
}
