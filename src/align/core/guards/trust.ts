/**
 * Where the certificate is one that nobody knows, its check fails as soon as it is on again: that alone is no remedy. One that names
 * whom to trust is.
 */
import { countOf, spokenOf, touchedLines, type Guard } from './guard.ts';

/** What tells of a certificate that fails its check, as people and programs say it. */
const UNKNOWN_ISSUER =
  /\bself[-_ ]?signed|CERT(?:IFICATE)?_VERIFY_FAILED|certificate verif(?:y|ication) (?:failed|error|fails)|signed by (?:an )?unknown authority|unable to (?:verify the first certificate|get (?:local )?issuer certificate)|UNABLE_TO_(?:VERIFY_LEAF|GET_ISSUER)|DEPTH_ZERO|PKIX path|unable to find valid certification path|\b(?:internal|private|in-house|corporate|company|own) (?:CA|certificate authority)\b|x509: |RemoteCertificateChainErrors|UntrustedRoot|certificate is (?:not trusted|untrusted)|(?:certificate|trust) chain (?:was issued by|processed)|could not establish trust relationship|\baccepts? (?:our|the|my|any|all|its|their)(?: [\w-]+){0,2} cert|certificate (?:has|is) expired|CERT_HAS_EXPIRED|CERT_ALTNAME|hostname mismatch/i;

/** What says whom to trust. */
const TRUSTED =
  /\.(?:pem|crt|cer|der|p12|jks)\b|RootCAs|FromPEM|\bca\b["']?\s*[:=]|cacert|ca[-_]?(?:bundle|file|path|certs?)\b|root_certificate|CustomTrustStore|trust_?store|load_verify|REQUESTS_CA|EXTRA_CA/gi;

export const trust: Guard = {
  name: 'trust',
  refuses: (alive, context) => {
    const own = alive.filter(({ language, tags }) => language !== null && tags?.includes('CWE-295') === true);
    if (own.length === 0 || !UNKNOWN_ISSUER.test(spokenOf(context))) return [];
    const lines = own.map((proposal) => touchedLines(proposal, context.text));
    const before = lines.map((line) => line.before).join('\n');
    const after = lines.map((line) => line.after).join('\n');
    return countOf(after, TRUSTED) > countOf(before, TRUSTED) ? [] : own;
  },
};
