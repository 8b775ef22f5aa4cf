package taskmgmt.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that a program takes as operands and by options of its own, and texts in another encoding. */
class CommandRedactionTest {
    private static final String SECRET = "Zq7xW9";
    private static final String MARK = "[redacted]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "vault login Zq7xW9 | vault login [redacted]",
        "vault login -method=token -no-print s.Zq7xW9 | vault login -method=token -no-print [redacted]",
        "VAULT_ADDR=x /usr/local/bin/vault login token=Zq7xW9 && ls | VAULT_ADDR=x /usr/local/bin/vault login token=[redacted] && ls",
        "vault operator unseal Zq7xW9 && vault status | vault operator unseal [redacted] && vault status",
        "vault kv put secret/db user=Zq7xW9 pin=Zq7xW9 | vault kv put secret/db user=[redacted] pin=[redacted]",
        "sqlplus ann/Zq7xW9@db | sqlplus ann/[redacted]@db",
        "sqlplus -s ann/tiger @report.sql | sqlplus -s ann/[redacted] @report.sql",
        "sqlplus \"sys/Zq7xW9@//h:1521/svc as sysdba\" | sqlplus \"sys/[redacted]@//h:1521/svc as sysdba\"",
        "sqlldr userid=ann/Zq7xW9@db control=a.ctl | sqlldr userid=ann/[redacted]@db control=a.ctl",
        "expdp ann/Zq7xW9@db schemas=a | expdp ann/[redacted]@db schemas=a",
        "rman target sys/Zq7xW9@db nocatalog | rman target sys/[redacted]@db nocatalog",
        "openssl enc -aes-256-cbc -k Zq7xW9 -in a -out b | openssl enc -aes-256-cbc -k [redacted] -in a -out b",
        "openssl rsa -in k.pem -passin pass:Zq7xW9 -out x | openssl rsa -in k.pem -passin [redacted] -out x",
        "openssl pkcs12 -export -passout pass:Zq7xW9 -passin pass:Zq7xW9 | openssl pkcs12 -export -passout [redacted] -passin [redacted]",
        "openssl passwd -6 Zq7xW9 | openssl passwd -6 [redacted]",
        "openssl dgst -sha256 -hmac Zq7xW9 f | openssl dgst -sha256 -hmac [redacted] f",
        "net use Z: \\\\srv\\share Zq7xW9 /user:ann | net use Z: \\\\srv\\share [redacted] /user:ann",
        "net use \\\\srv\\share /user:dom\\ann Zq7xW9 | net use \\\\srv\\share /user:dom\\ann [redacted]",
        "net.exe user ann Zq7xW9 /add | net.exe user ann [redacted] /add",
        "snowsql -a acc -u ann -p Zq7xW9 | snowsql -a acc -u ann -p [redacted]",
        "cqlsh -u ann -p Zq7xW9 host | cqlsh -u ann -p [redacted] host",
        "pulumi config set --secret db Zq7xW9 | pulumi config set --secret [redacted] [redacted]",
        "pulumi config set db Zq7xW9 --secret | pulumi config set db [redacted] --secret",
        "dotnet user-secrets set Db Zq7xW9 | dotnet user-secrets set Db [redacted]",
        "gh secret set NAME -b Zq7xW9 | gh secret set NAME -b [redacted]",
        "gh secret set NAME --body=Zq7xW9 -R x | gh secret set NAME --body=[redacted] -R x",
        "az keyvault secret set --name a --value Zq7xW9 | az keyvault secret set --name a --value [redacted]",
        "aws ssm put-parameter --name a --value Zq7xW9 --type SecureString | aws ssm put-parameter --name a --value [redacted] --type SecureString",
        "htpasswd -b /etc/users ann Zq7xW9 | htpasswd -b /etc/users ann [redacted]",
        "htpasswd -nbB ann Zq7xW9 | htpasswd -nbB ann [redacted]",
        "redis-cli -h x AUTH Zq7xW9 | redis-cli -h x AUTH [redacted]",
        "rabbitmqctl add_user u Zq7xW9 | rabbitmqctl add_user u [redacted]",
        "curl https://api.telegram.org/bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0/x | curl https://api.telegram.org/bot123456789:[redacted]/x",
        "rabbitmqctl change_password ann Zq7xW9 | rabbitmqctl change_password ann [redacted]",
        "mysqladmin -u root password Zq7xW9 | mysqladmin -u root password [redacted]",
        "nmcli dev wifi connect home password Zq7xW9 | nmcli dev wifi connect home password [redacted]",
        "wpa_passphrase home Zq7xW9 | wpa_passphrase home [redacted]",
        "bw unlock Zq7xW9 | bw unlock [redacted]",
        "fly secrets set A=Zq7xW9 B=Zq7xW9 | fly secrets set A=[redacted] B=[redacted]",
        "xfreerdp /u:ann /p:Zq7xW9 /v:h | xfreerdp /u:ann /p:[redacted] /v:h",
        "ssh-keygen -t ed25519 -N Zq7xW9 -f k | ssh-keygen -t ed25519 -N [redacted] -f k",
        "qpdf --encrypt Zq7xW9 Zq7xW8 256 -- a b | qpdf --encrypt [redacted] [redacted] 256 -- a b",
        "psexec.py dom/ann:Zq7xW9@10.0.0.1 id | psexec.py dom/ann:[redacted]@10.0.0.1 id",
        "mysql --password Zq7xW9 -pZq7xW8 db | mysql --password [redacted] -p[redacted] db",
        "curl --oauth2-bearer Zq7xW9 -u ann:Zq7xW8 x | curl --oauth2-bearer [redacted] -u ann:[redacted] x"})
    void whereAProgramTakesASecretItIsTakenOut(String text, String expected) {
        assertThat(Redaction.USUAL.text(text.strip())).isEqualTo(expected.strip());
        assertThat(Redaction.USUAL.text(expected.strip())).as("once more").isEqualTo(expected.strip());
        List<String> words = Arrays.asList(text.strip().split(" ", -1));
        if (text.indexOf('"') < 0 && text.indexOf(';') < 0 && text.indexOf('&') < 0) {
            assertThat(String.valueOf(Redaction.USUAL.record(Map.of("command", words)))).as("as a list").doesNotContain("Zq7x").contains(MARK);
        }
    }

    @Test
    void theWordsOfACommandAreNoSentence() {
        assertThat(Redaction.USUAL.record(Map.of("command", List.of("vault", "login", "hunter")))).containsEntry("command", List.of("vault", "login", MARK));
        assertThat(Redaction.USUAL.record(Map.of("tags", List.of("vault", "login", "page")))).containsEntry("tags", List.of("vault", "login", "page"));
        assertThat(Redaction.USUAL.record(Map.of("argv", List.of("sqlplus", "ann/x/y@db", "@a.sql")))).containsEntry("argv", List.of("sqlplus", "ann/" + MARK + "@db", "@a.sql"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "the vault login failed for ann", "vault login page is down", "net use of memory grew by 35%", "net user growth 15", "sqlplus and/or sqlldr failed",
        "sqlplus / as sysdba", "sqlplus /nolog @scripts/report.sql", "sqlplus ann@db", "sqlplus scripts/report.sql", "openssl req -key k.pem -in a", "openssl version",
        "pulumi config set db 5432", "net use Z: \\\\srv\\share * /user:ann", "vault login $TOKEN", "vault login -method=oidc", "vault status", "exp 3/4 of it",
        "cargo login", "fly to Rome", "gh pr create -b Text2026Abc", "az webapp -p plan2026", "the redis-cli auth test passed", "db2 using more memory", "nmcli password prompt",
        "security update -w Win2026Sp1x", "bao 2.1 released", "mail bob@host: ann@host", "cc:ann@host", "at 12:30@noon", "git show a1b2c3d4:README.md", "5$ off", "cost 5$ to 9$ each",
        "R&D plans 50% off & more", "a &lt; b &amp;&amp; c", "C:\\users\\x41\\data", "tokens: [the, cat, sat]", "tokens: 5 of 7", "hash: 5f4dcc3b5aa765d61d8327deb882cf99",
        "content_hash: 5f4dcc3b5aa765d61d8327deb882cf99", "jdbc:oracle:thin:@//h:1521/svc", "said “the password” twice", "ratio 3：4", "{SHA} of it", "{MD5}"})
    void whatIsNoSecretStays(String text) {
        assertThat(Redaction.USUAL.text(text)).isEqualTo(text);
        assertThat(Redaction.USUAL.record(Map.of("title", text))).isEqualTo(Map.of("title", text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "jdbc:oracle:thin:ann/Zq7xW9@//h:1521/svc | jdbc:oracle:thin:ann/[redacted]@//h:1521/svc",
        "url=jdbc:oracle:oci:ann/Zq7xW9@db x | url=jdbc:oracle:oci:ann/[redacted]@db x",
        "root:Zq7xW9@tcp(10.0.0.1:3306)/db | root:[redacted]@tcp(10.0.0.1:3306)/db",
        ":pserver:ann:Zq7xW9vK3m@h:/cvs | :pserver:ann:[redacted]@h:/cvs",
        "ann:500:aad3b435b51404eeaad3b435b51404ee:31d6cfe0d16ae931b73c59d7e0c089c0::: | ann:500:[redacted]:::",
        "ann:$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2:19000 | ann:[redacted]:19000",
        "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW x | [redacted] x",
        "userPassword:: {SSHA}DkMTwBl+a/3DQTxCYEApdUtNXGgdUac3 | userPassword:: [redacted]",
        "pbkdf2_sha256$260000$abcdefgh$0qAnYyJ+abcdefghijklmnop= x | pbkdf2_sha256[redacted] x"})
    void soIsWhatAnAddressOrAHashOfAPasswordHolds(String text, String expected) {
        assertThat(Redaction.USUAL.text(text.strip())).isEqualTo(expected.strip());
        assertThat(Redaction.USUAL.text(expected.strip())).as("once more").isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "password&#61;Zq7xW9", "password&#x3D;Zq7xW9&amp;b&#61;1", "password&equals;Zq7xW9", "&quot;password&quot;:&quot;Zq7xW9 Zq7xW8&quot;", "password&#58; Zq7xW9",
        "password=&quot;Zq7xW9 Zq7xW8&quot; x", "a &lt;password&gt;Zq7xW9&lt;/password&gt;", "%7B%22password%22%3A%22Zq7xW9%22%7D", "password%253DZq7xW9%2526b%253D1",
        "{\\u0022password\\u0022\\u003a\\u0022Zq7xW9\\u0022}", "password\\\\u003dZq7xW9", "password\\x3dZq7xW9", "password＝Zq7xW9", "password：Zq7xW9", "password = “Zq7xW9 Zq7xW8”",
        "&amp;quot;secret&amp;quot;:&amp;quot;Zq7xW9&amp;quot;", "mysecret&#61;Zq7xW9", "db_password&#061Zq7xW9"})
    void anEncodedSeparatorSeparates(String text) {
        String clean = Redaction.USUAL.text(text);
        assertThat(clean).as(text).contains(MARK).doesNotContain("Zq7x");
        assertThat(Redaction.USUAL.text(clean)).as("once more").isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tokens: [Zq7xW9vK3mT1, Yq7xW9vK3mT2]", "tokens:\n  - Zq7xW9vK3mT1\n  - Yq7xW9vK3mT2", "\"tokens\": [\"Zq7xW9vK3mT1\",\n \"Yq7xW9vK3mT2\"]", "deploy_tokens = Zq7xW9vK3mT1",
        "--tokens Zq7xW9vK3mT1,Yq7xW9vK3mT2", "passphrases: [Zq7xW9, Yq7xW9]", "private_keys=Zq7xW9", "ntlm hash: Zq7xW9vK3mT1aab3c45", "nt_hash=Zq7xW9", "NTLM-Hashes: Zq7xW9vK3mT1",
        "<tokens>Zq7xW9vK3mT1</tokens>"})
    void severalAreSecretsLikeOne(String text) {
        String clean = Redaction.USUAL.text(text);
        assertThat(clean).as(text).contains(MARK).doesNotContain("q7xW9");
        assertThat(Redaction.USUAL.text(clean)).as("once more").isEqualTo(clean);
    }

    @Test
    void ofTokensInARecordThoseThatNobodyWouldSay() {
        assertThat(Redaction.USUAL.record(Map.of("tokens", List.of("Zq7xW9vK3mT1", "the", "cat")))).containsEntry("tokens", List.of(MARK, "the", "cat"));
        assertThat(Redaction.USUAL.record(Map.of("deployTokens", Map.of("a", "Zq7xW9vK3mT1")))).containsEntry("deployTokens", Map.of("a", MARK));
        assertThat(Redaction.USUAL.record(Map.of("ntlm_hash", SECRET, "lmHash", SECRET))).containsEntry("ntlm_hash", MARK).containsEntry("lmHash", MARK);
        assertThat(Redaction.USUAL.record(Map.of("tokens", 5L, "max_tokens", List.of(1L)))).isEqualTo(Map.of("tokens", 5L, "max_tokens", List.of(1L)));
    }
}
