'use client';
import NextLink from 'next/link';
import { useState, type ComponentProps } from 'react';

/** A link that fetches its page when the pointer or the keyboard comes to it: a class that opens a lesson asks for that lesson only. */
export function Link(props: Omit<ComponentProps<typeof NextLink>, 'prefetch' | 'onPointerEnter' | 'onFocus'>) {
  const [isNear, setNear] = useState(false);
  return <NextLink {...props} prefetch={isNear ? null : false} onPointerEnter={() => setNear(true)} onFocus={() => setNear(true)} />;
}
