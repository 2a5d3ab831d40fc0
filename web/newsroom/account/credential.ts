/**
 * Passkeys as JSON (w3.org/TR/webauthn-3, 5.1.8 to 5.1.10).
 *
 * By hand: browsers do it themselves only since Safari 18.4 and Chrome 129, and one way that every
 * browser goes is tested by any of them.
 */

/** What the server asks for; bytes are base64url. */
export interface CreationOptions {
  publicKey: {
    challenge: string;
    user: { id: string; name: string; displayName: string };
    excludeCredentials?: { id: string; type: "public-key" }[];
  };
}

export interface RequestOptions {
  publicKey: {
    challenge: string;
    allowCredentials?: { id: string; type: "public-key" }[];
  };
}

/** Says whether passkeys work here: browsers bind them to a name, never to a bare IP address. */
export function canUsePasskeys(): boolean {
  const isAddress = /^[\d.]+$|^\[/.test(location.hostname);
  return "PublicKeyCredential" in window && window.isSecureContext && !isAddress;
}

/** Has the device make a passkey; gives it as JSON text. Rejects when nothing comes of it. */
export async function create({ publicKey }: CreationOptions): Promise<string> {
  const options = {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    user: { ...publicKey.user, id: bytes(publicKey.user.id) },
    excludeCredentials: listed(publicKey.excludeCredentials),
  };
  const made = await navigator.credentials.create({
    publicKey: options as unknown as PublicKeyCredentialCreationOptions,
  });
  const credential = asCredential(made);
  const response = credential.response as AuthenticatorAttestationResponse;
  return told(credential, {
    clientDataJSON: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  });
}

/** Asks for a passkey; gives its answer as JSON text. Rejects when there is none. */
export async function get({ publicKey }: RequestOptions): Promise<string> {
  const options = {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    allowCredentials: listed(publicKey.allowCredentials),
  };
  const found = await navigator.credentials.get({
    publicKey: options as unknown as PublicKeyCredentialRequestOptions,
  });
  const credential = asCredential(found);
  const response = credential.response as AuthenticatorAssertionResponse;
  return told(credential, {
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: response.userHandle ? text(response.userHandle) : null,
  });
}

function asCredential(found: Credential | null): PublicKeyCredential {
  if (!(found instanceof PublicKeyCredential)) {
    throw new DOMException("no passkey", "NotAllowedError");
  }
  return found;
}

function told(credential: PublicKeyCredential, response: object): string {
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  });
}

function listed(credentials: { id: string; type: "public-key" }[] = []): object[] {
  return credentials.map((each) => ({ ...each, id: bytes(each.id) }));
}

function bytes(base64url: string): Uint8Array {
  const binary = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
