package taskmgmt.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.audit.checkpoint.TreeHead;
import taskmgmt.testkit.Sweep;

/** Notes and keys, held against the examples of golang.org/x/mod/sumdb/note and the vectors of RFC 8032. */
class SignedNoteTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String SIGNATURE =
            "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String OTHER_SIGNATURE =
            "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    /** RFC 8032, section 7.1, tests 1 to 3: seed, public key, message, signature. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void signsAsTheStandardSays(String seed, String key, String message, String signature) {
        byte[] bytes = HEX.parseHex(message);
        assertThat(HEX.formatHex(Ed25519.publicKey(HEX.parseHex(seed)))).isEqualTo(key);
        assertThat(HEX.formatHex(Ed25519.sign(HEX.parseHex(seed), bytes))).isEqualTo(signature);
        assertThat(Ed25519.verifies(HEX.parseHex(key), bytes, HEX.parseHex(signature))).isTrue();
    }

    @Sweep
    @Test
    void refusesASignatureOfWhichAnyBitWasChanged() throws BadNoteException {
        SigningKey key = SigningKey.parse(SECRET);
        byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
        byte[] signature = key.sign(text);
        for (int bit = 0; bit < 8 * signature.length; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(key.verifier().verifies(text, changed)).as("bit %d", bit).isFalse();
        }
        for (int i = 0; i < text.length; i++) {
            byte[] changed = text.clone();
            changed[i] ^= 1;
            assertThat(key.verifier().verifies(changed, signature)).as("byte %d of the text", i).isFalse();
        }
    }

    @Test
    void readsAndWritesKeysAsGoDoes() throws BadNoteException {
        SigningKey key = SigningKey.parse(SECRET);
        assertThat(key.secretText()).isEqualTo(SECRET);
        assertThat(key.verifier().text()).isEqualTo(PUBLIC);
        assertThat(VerifierKey.parse(PUBLIC)).isEqualTo(key.verifier());
        assertThat(Integer.toHexString(VerifierKey.parse(PUBLIC).id())).isEqualTo("c74f20a3");
    }

    @Test
    void showsNoSecretUnlessAskedForIt() throws BadNoteException {
        assertThat(SigningKey.parse(SECRET).toString()).doesNotContain("AYEKFALVFGyNhPJEMzD1QIDr");
        assertThatThrownBy(() -> SigningKey.parse(SECRET.replace("c74f20a3", "c74f20a4")))
                .isInstanceOf(BadNoteException.class)
                .hasMessageNotContaining("AYEKFALVFGyNhPJEMzD1QIDr");
    }

    @Test
    void makesANewKeyEachTime() throws BadNoteException {
        SigningKey first = SigningKey.generate("example.com/log");
        SigningKey second = SigningKey.generate("example.com/log");
        assertThat(first.verifier()).isNotEqualTo(second.verifier());
        assertThat(SigningKey.parse(first.secretText()).verifier()).isEqualTo(first.verifier());
    }

    @Test
    void refusesEveryPublicKeyOfWhichACharacterWasChanged() {
        for (int i = 0; i < PUBLIC.length(); i++) {
            String changed = PUBLIC.substring(0, i) + (PUBLIC.charAt(i) == 'a' ? 'b' : 'a') + PUBLIC.substring(i + 1);
            assertThatThrownBy(() -> VerifierKey.parse(changed)).as(changed).isInstanceOf(BadNoteException.class);
            String cut = PUBLIC.substring(0, i);
            assertThatThrownBy(() -> VerifierKey.parse(cut)).as(cut).isInstanceOf(BadNoteException.class);
        }
    }

    @Test
    void signsTheNoteThatGoSigns() throws BadNoteException {
        assertThat(SignedNote.sign(TEXT, SigningKey.parse(SECRET))).hasToString(TEXT + "\n" + SIGNATURE);
    }

    @Test
    void readsWhatItWrites() throws BadNoteException {
        String all = TEXT + "\n" + SIGNATURE + OTHER_SIGNATURE;
        SignedNote note = parse(all);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.signatures()).extracting(NoteSignature::name).containsExactly("PeterNeumann", "EnochRoot");
        assertThat(note).hasToString(all);
    }

    @Test
    void trustsKnownKeysAndIgnoresOthers() throws BadNoteException {
        VerifierKey known = VerifierKey.parse(PUBLIC);
        VerifierKey other = SigningKey.generate("PeterNeumann").verifier();
        assertThat(parse(TEXT + "\n" + SIGNATURE).check(List.of(known))).isEqualTo(SignedNote.Trust.SIGNED);
        assertThat(parse(TEXT + "\n" + OTHER_SIGNATURE + SIGNATURE).check(List.of(other, known)))
                .isEqualTo(SignedNote.Trust.SIGNED);
        assertThat(parse(TEXT + "\n" + OTHER_SIGNATURE).check(List.of(known))).isEqualTo(SignedNote.Trust.UNKNOWN_KEY);
        assertThat(parse(TEXT + "\n" + SIGNATURE).check(List.of())).isEqualTo(SignedNote.Trust.UNKNOWN_KEY);
        assertThat(parse(TEXT + "more\n\n" + SIGNATURE).check(List.of(known))).isEqualTo(SignedNote.Trust.FALSE_SIGNATURE);
    }

    @Test
    void aTextMayHoldBlankLines() throws BadNoteException {
        SigningKey key = SigningKey.parse(SECRET);
        SignedNote note = SignedNote.sign("one\n\n\u00e8 subito sera.\n", key);
        assertThat(parse(note.toString())).isEqualTo(note);
        assertThat(parse(note.toString()).check(List.of(key.verifier()))).isEqualTo(SignedNote.Trust.SIGNED);
    }

    @Test
    void refusesWhatIsNoNote() {
        List<String> wrong = List.of("", "\n", "text\n", "text\n\n", "text\n\nmore\n", TEXT + SIGNATURE,
                TEXT + "\n" + SIGNATURE.strip(), TEXT + "\n" + SIGNATURE + "\n", TEXT + "\n" + SIGNATURE.replace("\u2014", "-"),
                TEXT + "\n" + SIGNATURE.replace("=", ""), TEXT + "\n" + SIGNATURE.replace("nAM=", "nAN="),
                TEXT + "\n" + SIGNATURE.replace("Neumann", "+Neumann"), TEXT + "\n" + SIGNATURE.replace("PeterNeumann", "Peter Neumann"),
                TEXT + "\n" + SIGNATURE.replace("PeterNeumann", ""), TEXT + "\n\u2014 PeterNeumann x08gow==\n".replace("gow==", "g"),
                TEXT + "\r\n" + "\n" + SIGNATURE, "a\tb\n\n" + SIGNATURE, TEXT + "\n" + SIGNATURE.repeat(101));
        for (String text : wrong) {
            assertThatThrownBy(() -> parse(text)).as(text).isInstanceOf(BadNoteException.class);
        }
        byte[] latin = (TEXT + "\n" + SIGNATURE).replace('y', '\u00e8').getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> SignedNote.parse(latin)).hasMessage("it is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a+b", "a\u00a0b", "a\nb"})
    void refusesKeyNamesThatNotesCannotHold(String name) {
        assertThatThrownBy(() -> SigningKey.generate(name)).isInstanceOf(BadNoteException.class);
    }

    @Test
    void readsCheckpoints() throws BadNoteException {
        String text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        TreeHead head = TreeHead.parse(text);
        assertThat(head.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(head.size()).isEqualTo(20_852_163);
        assertThat(head.rootHash()).hasSize(32);
        assertThat(head.text()).isEqualTo(text);
        assertThat(TreeHead.of(head.origin(), head.size(), head.rootHash())).isEqualTo(head);
        assertThat(TreeHead.parse(text + "more\n").text()).isEqualTo(text + "more\n");
    }

    @Test
    void refusesWhatIsNoCheckpoint() {
        String root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        List<String> wrong = new ArrayList<>(List.of("", "a\n1\n", "\n1\n" + root, "a\n1\n" + root + "\n", "a\n1\n" + root.strip(),
                "a\n1\n" + root.substring(4), "a\n1\n" + root.replace("=", ""), "a\n1\n" + root.replace("2I=", "2J=")));
        for (String size : List.of("", "-1", "+1", "01", "1 ", "1.0", "\u0661", "9223372036854775808", "1".repeat(20))) {
            wrong.add("a\n" + size + "\n" + root);
        }
        for (String text : wrong) {
            assertThatThrownBy(() -> TreeHead.parse(text)).as(text).isInstanceOf(BadNoteException.class);
        }
    }

    private static SignedNote parse(String text) throws BadNoteException {
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
