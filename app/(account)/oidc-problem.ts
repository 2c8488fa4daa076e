/** What the OpenID Connect provider's way back can end with, in words. */
export function describeOidcProblem(code: string | undefined): string | null {
  switch (code) {
    case undefined:
      return null;
    case 'account_not_linked':
      return 'There is an account with your e-mail address already, and it has a password. Sign in with that password.';
    case 'access_denied':
      return 'You did not let your organisation tell us who you are. Try again, or sign in with a password.';
    case 'email_not_found':
      return 'Your organisation did not tell us your e-mail address, which an account needs. Ask whoever runs this site.';
    case 'state_mismatch':
    case 'state_not_found':
    case 'please_restart_the_process':
      return 'The sign-in took too long or was begun in another browser. Try again.';
    default:
      return 'Your organisation could not sign you in. Try again; if it goes on, ask whoever runs this site.';
  }
}
