// A real OpenID Connect provider for the tests: its settings come as JSON in the environment.
import Provider from 'oidc-provider';

const { issuer, port, clients, accounts } = JSON.parse(process.env.PROVIDER);

const provider = new Provider(issuer, {
  clients,
  claims: {
    openid: ['sub'],
    profile: ['name', 'preferred_username'],
    email: ['email', 'email_verified'],
    groups: ['groups'],
  },
  conformIdTokenClaims: false,
  features: {
    backchannelLogout: { enabled: true },
    devInteractions: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
  pkce: { required: () => true },
  cookies: { keys: ['of the tests alone'] },
  // it refuses to call this machine, where the product under test is
  fetch: (url, { dispatcher, ...options }) => fetch(url, options),
  async findAccount(_, id) {
    const claims = accounts[id];
    return claims && { accountId: id, claims: () => ({ sub: id, ...claims }) };
  },
});
provider.on('backchannel.error', (_, error) => console.error(error.message));
provider.listen(port, 'localhost', () => console.log('listening'));
