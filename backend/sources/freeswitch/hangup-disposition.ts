/**
 * Who hung up, by `sip_hangup_disposition`: what the switch sent or received on a leg. Undefined where it refused the call
 * itself, or does not say.
 */
export function hangupBy(disposition: string | null, isFirstLeg: boolean): string | undefined {
  const [near, far] = isFirstLeg ? ['caller', 'callee'] : ['callee', 'caller'];
  if (disposition === 'recv_bye' || disposition === 'recv_cancel') {
    return near;
  }
  return disposition === 'send_bye' ? far : undefined;
}
