package taskmgmt.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String SECRET = "hunter2xyz";
    private static final String MARK = "[redacted]";
    private static final List<String> WORDS = List.of("password", "passwd", "passphrase", "secret", "token", "api key", "authorization",
            "credential", "credentials", "private key", "access key", "secret key", "client secret", "bearer", "cookie", "set cookie",
            "auth token", "access token", "refresh token", "session id", "db password", "db pass", "user pwd", "x auth token",
            "signing key", "encryption key", "session key", "password hash", "secret key base", "password 2");

    /** Each word in every spelling that programs use. */
    static Stream<String> secretKeys() {
        return WORDS.stream().flatMap(RedactionTest::spellings);
    }

    private static Stream<String> spellings(String words) {
        String snake = words.replace(' ', '_');
        String camel = camel(words);
        return Stream.of(snake, snake.toUpperCase(Locale.ROOT), words.replace(' ', '-'), words.replace(' ', '.'), words, camel,
                camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1), "my_" + snake, "MY_" + snake.toUpperCase(Locale.ROOT),
                snake + "_2").distinct();
    }

    private static String camel(String words) {
        StringBuilder camel = new StringBuilder();
        for (String word : Arrays.asList(words.split(" ", -1))) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }

    @ParameterizedTest
    @MethodSource("secretKeys")
    void whatStandsUnderTheKeyOfASecretIsTakenOutAtAnyDepth(String key) {
        assertThat(record(Map.of(key, SECRET))).containsEntry(key, MARK).containsEntry("redacted", List.of(key));
        assertThat(String.valueOf(record(Map.of("a", List.of(Map.of("b", Map.of(key, List.of(SECRET))))))))
                .contains(MARK).doesNotContain(SECRET);
        assertThat(String.valueOf(record(Map.of(key, Map.of("inner", SECRET))))).contains(MARK).doesNotContain(SECRET);
        assertThat(String.valueOf(record(Map.of("env", Map.of("name", key, "value", SECRET))))).contains(MARK).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apikey", "privatekey", "clientsecret", "accesstoken", "dbpassword", "sessionid", "PGPASSWORD", "APIKey",
        "AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "session", "Proxy-Authorization", "basic_auth", "access_tokens", "passWord", "pass-word", "PASS_WORD", "passPhrase", "pass_phrase",
        "db__password", "api--key", "x - api - key", "pass\u00adword", "to\u200bken", "ＰＡＳＳＷＯＲＤ", "privateKeyPem", "passcode"})
    void namesWrittenInOneWordCountToo(String key) {
        assertThat(record(Map.of(key, SECRET))).containsEntry(key, MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens", "n_tokens", "token_count", "tokens_per_second", "max_tokens", "tokens_processed", "secret_santa",
        "secretary", "password_length", "passed", "pass", "bypass", "compass", "pwd", "OLDPWD", "author", "authority", "key", "keyboard",
        "monkey", "tokenizer", "eos_token", "pad_token", "sessions_total", "cookiecutter", "training_session", "public_key",
        "token_expires_at", "title", "primary_key", "public_key_pem", "passing_word_count"})
    void otherNamesDoNot(String key) {
        Map<String, Object> record = Map.of(key, "plain text");
        assertThat(record(record)).isSameAs(record);
    }

    @Test
    void numbersUnderATokenCountAndUnderAPasswordDoNot() {
        assertThat(record(Map.of("token", 5L))).isEqualTo(Map.of("token", 5L));
        assertThat(record(Map.of("password", 123456L))).containsEntry("password", MARK);
        assertThat(record(Map.of("password", true))).isEqualTo(Map.of("password", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "mysql -u root --password=hunter2xyz db | mysql -u root --password=[redacted] db",
        "mysql --password hunter2xyz db | mysql --password [redacted] db",
        "PGPASSWORD=hunter2xyz psql | PGPASSWORD=[redacted] psql",
        "export API_KEY='hunter2xyz 2'; run | export API_KEY='[redacted]'; run",
        "{\"password\": \"hunter2xyz\", \"n\": 1} | {\"password\": \"[redacted]\", \"n\": 1}",
        "curl -H 'Authorization: Basic hunter2xyz' x | curl -H 'Authorization: [redacted]' x",
        "X-Auth-Token: hunter2xyz | X-Auth-Token: [redacted]",
        "got Bearer hunter2xyz from | got Bearer [redacted] from",
        "https://ann:hunter2xyz@host/path?q=1 | https://ann:[redacted]@host/path?q=1",
        "https://ann:hunter2xyz@x@host/ | https://ann:[redacted]@host/",
        "postgres://ann:hunt/hunter2xyz@host/db | postgres://ann:[redacted]@host/db",
        "https://host/x?token=hunter2xyz&page=2 | https://host/x?token=[redacted]&page=2",
        "Server=a;Password=hunter2xyz;Db=c | Server=a;Password=[redacted]",
        "password = hunter2xyz | password = [redacted]",
        "{\\\"password\\\":\\\"hunter2xyz\\\",\\\"n\\\":1} | {\\\"password\\\":\\\"[redacted]\\\",\\\"n\\\":1}",
        "{\\\"password\\\": \\\"hunter2\\\\\\\"xyz\\\"} x | {\\\"password\\\": \\\"[redacted]\\\"} x",
        "passWord: hunter2xyz | passWord: [redacted]",
        "k -----BEGIN RSA PRIVATE KEY-----hunter2xyz-----END RSA PRIVATE KEY----- x | k -----BEGIN RSA PRIVATE KEY-----[redacted]-----END RSA PRIVATE KEY----- x",
        "-----BEGIN PRIVATE KEY-----hunter2xyz | -----BEGIN PRIVATE KEY-----[redacted]",
        "git clone https://Hunter2xyz@host/x | git clone https://[redacted]@host/x",
        "git clone https://ghp_16C7e42F292c6912E7710c838347Ae178B4a:x-oauth-basic@host/x | git clone https://[redacted]@host/x",
        "use ghp_16C7e42F292c6912E7710c838347Ae178B4a, or AKIAIOSFODNN7EXAMPLE | use [redacted], or [redacted]",
        "jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I. | jwt [redacted].",
        "mysql -uroot -phunter2xyz db; mysql -p db | mysql -uroot -p[redacted] db; mysql -p db",
        "sh -c 'curl -su \"ann:hunter2 xyz\" https://x' | sh -c 'curl -su \"ann:[redacted]\" https://x'",
        "tool --pass hunter2xyz --pw=x -storepass y -v | tool --pass [redacted] --pw=[redacted] -storepass [redacted] -v",
        "https://a/c?sv=2020&sig=ab%2Fcd%3D&se=2021 | https://a/c?sv=2020&sig=[redacted]&se=2021",
        "https://hooks.slack.com/services/T0/B0/Xabc x | https://hooks.slack.com/services/[redacted] x",
        "Server=a;Uid=b;Pwd=hunter2xyz | Server=a;Uid=b;Pwd=[redacted]",
        "CREATE USER x IDENTIFIED BY 'hunter2xyz' | CREATE USER x IDENTIFIED BY '[redacted]'",
        "machine h login ann password hunter2xyz account y | machine h login ann password [redacted] account y",
        "<password>hunter2xyz</password><user>x</user> | <password>[redacted]</password><user>x</user>",
        "<add key=\"Password\" value=\"hunter2xyz\" other=\"x\"/> | <add key=\"Password\" value=\"[redacted]\" other=\"x\"/>",
        "x = os.environ[\"PASSWORD\"] = 'hunter2xyz' | x = os.environ[\"PASSWORD\"] = '[redacted]'",
        "def f(password: str = \"hunter2xyz\", n: int = 3) | def f(password: str = \"[redacted]\", n: int = 3)",
        "PASSWORD=$'hunter2 xyz' run | PASSWORD=$'[redacted]' run",
        "{'passwords': ['hunter2', 'xyz'], 'n': 1} | {'passwords': [redacted], 'n': 1}",
        "db.password <<- 'hunter2xyz' | db.password <<- '[redacted]'",
        "b.user(\"ann\").password(\"hunter2xyz\").build() | b.user(\"ann\").password(\"[redacted]\").build()",
        "setPassword(Secret.of(\"hunter2xyz\"), env(\"DB\")) | setPassword(Secret.of(\"[redacted]\"), env(\"DB\"))",
        "b.accessToken(\"hunter2xyz\").token(\"12\") | b.accessToken(\"[redacted]\").token(\"12\")",
        "define('DB_PASSWORD', 'hunter2xyz'); | define('DB_PASSWORD', '[redacted]');",
        "r.header(\"X-Api-Key\", \"hunter2xyz\") | r.header(\"X-Api-Key\", \"[redacted]\")",
        "ALTUSER ann PASSWORD(hunter2xyz) x | ALTUSER ann PASSWORD([redacted]) x",
        "cut off .password(\"hunter2x | cut off .password(\"[redacted]",
        "git --password-command 'echo hunter2xyz' x | git --password-command 'echo [redacted]' x",
        "PASSWORD_COMMAND=\"printf %s hunter2xyz\" | PASSWORD_COMMAND=\"printf [redacted]\"",
        "PaSsWoRd -> hunter2xyz | PaSsWoRd -> [redacted]",
        "a=1 secret=hunter2xyz b=2 secret=hunter2xyz | a=1 secret=[redacted] b=2 secret=[redacted]"})
    void secretsWithinTextsAreTakenOut(String text, String expected) {
        assertThat(record(Map.of("title", text.strip()))).containsEntry("title", expected.strip()).containsEntry("redacted", List.of("title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly backup", "unexpected token: foo", "http://host:8080/a@b", "max_tokens=512", "ssh://git@host:22/x",
        "a --token", "-----BEGIN CERTIFICATE-----abc-----END CERTIFICATE-----", "std::token::x", "at 12:30:00", "tokens=5 pass=2", "docker run -p 8080:80 --user 1000:1000 x", "ffmpeg -pass 1 -i x", "auth: failed for ann", "std::auth::Token::new",
        "https://bob@bitbucket.org/x", "mysql -p db", "npm_config_registry_url_2 hf_transformer_finetune_run_20", "a line is identified by its bytes",
        "session: opened for user root", "https://x/?page=2&key=7&code=404", "Basic authentication failed", "wget -p x; zip -r P y", "--dry-run --password", "token=", "auth:none"})
    void otherTextsStayAsTheyAre(String text) {
        Map<String, Object> record = Map.of("title", text);
        assertThat(record(record)).isSameAs(record);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "password:/  - hunter2/  - xyz/user: ann ~ password:/  [redacted]/user: ann",
        "a:/  secret: >-/    hunter2/      xyz/  user: ann ~ a:/  secret: >-/    [redacted]/  user: ann",
        "password: my hunter2 phrase # x/next: 1 ~ password: [redacted] # x/next: 1",
        "password: hunter2/  xyz/user: ann ~ password: [redacted]/user: ann",
        "- name: DB_PASSWORD/  value: hunter2/- name: X/  value: y ~ - name: DB_PASSWORD/  value: [redacted]/- name: X/  value: y",
        "Password:/hunter2/user: ann ~ Password:/[redacted]/user: ann",
        "run --password \\/  hunter2 -v ~ run --password \\/  [redacted] -v",
        "Authorization: Basic/  hunter2/X: y ~ Authorization: [redacted]/X: y"})
    void aValueMayHaveMoreLinesThanOne(String row) {
        String[] texts = row.replace('/', '\n').split(" ~ ", -1);
        assertThat(Redaction.USUAL.text(texts[0])).isEqualTo(texts[1]);
    }

    @Test
    void theWordsOfACommandMayBeAList() {
        Map<String, Object> record = Map.of("a", List.of("mysql", "-u", "root", "-phunter2", "db"), "b", List.of("/usr/bin/curl", "-u", "ann:hunter2", "x"),
                "c", List.of("docker", "login", "-p", SECRET), "d", List.of("tool", "--pass", SECRET, "-v"), "e", List.of("docker", "run", "-p", "80:80"));
        assertThat(record(record)).containsEntry("a", List.of("mysql", "-u", "root", "-p" + MARK, "db")).containsEntry("b", List.of("/usr/bin/curl", "-u", "ann:" + MARK, "x"))
                .containsEntry("c", List.of("docker", "login", "-p", MARK)).containsEntry("d", List.of("tool", "--pass", MARK, "-v"))
                .containsEntry("e", List.of("docker", "run", "-p", "80:80"));
    }

    @Test
    void aPairMayBeWrittenLongInEitherCase() {
        assertThat(record(Map.of("env", List.of(Map.of("Name", "DB_PASSWORD", "Value", SECRET), Map.of("Key", "plain", "Value", "x")))).get("env"))
                .isEqualTo(List.of(Map.of("Name", "DB_PASSWORD", "Value", MARK), Map.of("Key", "plain", "Value", "x")));
    }

    @Test
    void theWordAfterAFlagInAListIsItsValue() {
        assertThat(record(Map.of("argv", List.of("run", "--api-key", SECRET, "--token", "--force", "x"))).get("argv"))
                .isEqualTo(List.of("run", "--api-key", MARK, "--token", "--force", "x"));
    }

    @Test
    void whatThePolicyNamesGoesWholeWhateverItIs() {
        Redaction redaction = Redaction.alsoOf(List.of("customer_number", "Diagnosis"));
        assertThat(redaction.record(Map.of("metadata", Map.of("customerNumber", 17L, "diagnosis", Map.of("a", true)))).get("metadata"))
                .isEqualTo(Map.of("customerNumber", MARK, "diagnosis", MARK));
    }

    @ParameterizedTest
    @MethodSource("secretKeys")
    void whatHasBeenThroughOnceStays(String key) {
        Map<String, Object> record = Map.of(key, SECRET, "title", key + "=" + SECRET + " --password " + SECRET,
                "url", "https://a:" + SECRET + "@h/?token=" + SECRET + "&x=1", "h", "Authorization: Basic " + SECRET);
        Map<String, Object> once = record(record);
        assertThat(String.valueOf(once)).doesNotContain(SECRET);
        assertThat(Redaction.USUAL.record(Map.copyOf(once))).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_id", "key", "task_id", "incident_id"})
    void whatIdentifiesIsKeptAsItIs(String key) {
        Map<String, Object> record = Map.of(key, "import:cron:rotate-passwd:started");
        assertThat(record(record)).isSameAs(record);
        assertThat(record(Map.of("metadata", Map.of(key, "rotate-passwd:started")))).containsEntry("redacted", List.of("metadata." + key));
        assertThat(String.valueOf(record(Map.of(key, Map.of("password", SECRET))))).doesNotContain(SECRET);
    }

    @Test
    void soIsWhatRefersToOtherTasks() {
        Map<String, Object> record = Map.of("depends_on", List.of("rotate-passwd:1"), "rerun_of", "passwd:2", "metadata", Map.of("parent_id", "passwd: abc"));
        assertThat(record(record)).isSameAs(record);
        assertThat(record(Map.of("context", Map.of("parent_id", "passwd=" + SECRET)))).containsEntry("context", Map.of("parent_id", "passwd=" + MARK));
    }

    private static Map<String, Object> record(Map<String, ?> record) {
        @SuppressWarnings("unchecked") // it is only read
        Map<String, Object> same = (Map<String, Object>) record;
        return Redaction.USUAL.record(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "aws configure set aws_secret_access_key Zq7xW9vK3mT1", "setx API_TOKEN x", "setenv DB_PASSWORD x", "set -gx API_TOKEN x", "set -x MY_SECRET 'x y'",
        "npm config set //registry.npmjs.org/:_authToken x", "the password is Zq7xW9vK3mT1", "your new password is: Zq7xW9vK3mT1.", "API key Zq7xW9vK3mT1",
        "access token Zq7xW9vK3mT1 has expired", "user=bob passwd Zq7xW9vK3mT1", "password\tZq7xW9vK3mT1", "token 5f4dcc3b5aa765d61d8327deb882cf99",
        "secret is 'Zq7xW9vK3mT1'", "pass=Zq7xW9vK3mT1", "pwd: Zq7xW9vK3mT1", "ansible_become_pass=x", "SSHPASS=x sshpass -e ssh h", "Passwort: x", "mot de passe : x",
        "contrase\u00f1a: x", "aws secretsmanager put-secret-value --secret-string x", "twine upload -u ann -p x dist/a"})
    void whatFollowsANameWithoutASignIsTakenOutWhereNobodyWouldSayIt(String text) {
        assertClean(text.replace(" x", " Zq7xW9vK3mT1").replace("=x", "=Zq7xW9vK3mT1").replace("'x y'", "'Zq7xW9vK3mT1 y'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "echo Zq7xW9vK3mT1 | docker login -u ann --password-stdin reg", "echo -n 'Zq7xW9vK3mT1' | sudo -S ls", "printf %s \"Zq7xW9vK3mT1\" | gpg --passphrase-fd 0 -d f",
        "cd /x && echo bob:Zq7xW9vK3mT1 | chpasswd", "gh auth login --with-token <<< Zq7xW9vK3mT1", "sudo -S ls <<< 'Zq7xW9vK3mT1'",
        "kubectl create secret generic db --from-literal=key=Zq7xW9vK3mT1", "kubectl create secret generic db --from-literal user='Zq7xW9vK3mT1'",
        "$c = ConvertTo-SecureString 'Zq7xW9vK3mT1' -AsPlainText -Force", "ConvertTo-SecureString -String \"Zq7xW9vK3mT1\" -AsPlainText",
        "GET /login?next=a%26password%3DZq7xW9vK3mT1%26b%3D1", "callback#access_token%3DZq7xW9vK3mT1"})
    void whatAProgramIsGivenAsASecretIsTakenOut(String text) {
        assertClean(text);
    }

    private static void assertClean(String text) {
        String clean = Redaction.USUAL.text(text);
        assertThat(clean).as(text).contains(MARK).doesNotContain("Zq7x").doesNotContain("W9vK");
        assertThat(Redaction.USUAL.text(clean)).as("once more").isEqualTo(clean);
        assertThat(String.valueOf(record(Map.of("title", text)))).doesNotContain("Zq7x");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "unexpected token at line 12", "token bucket refilled 2026-01-05T10:00:00.000Z", "the password is required", "password is too short (at least 12)",
        "password reset for user42 done", "API key rotated by ann on 2026-01-05", "set -x", "set -euo pipefail", "pass=42 fail=3", "pass=true", "pass: second",
        "pwd=/home/ann/build/Release2026/x", "PWD: /srv/App1/releases", "echo done | tee log2026Abc", "cat Users2026.csv | passwd-check", "token 3 of 12",
        "secret Tls2026AppCert created", "session Tuesday10AMRoom moved", "auth Test2026Suite1 passed", "access token expired after 3600s", "set max_tokens 4096",
        "set token_count 12", "kubectl get secret db", "echo a | docker build -", "cat <<< hello2026World", "progress 42%3D", "make pass2Full <<<< x",
        "ConvertTo-SecureString $plain -AsPlainText", "tokens Total2026Used", "borg --password-command 'pass show db' create x", "PASSWORD_COMMAND=\"cat /run/key\"", "--command echo x",
        "getPassword(\"ann\")", "input_password(\"Enter it, please\")", "t('password')", "fields(\"password\", \"email\")", "f IN (\"password\", \"email\")",
        "validate_password(user)", "unexpected token(\"foo\")", "hash_password(raw)", "password(s) reset", "token(id) <= 3", "cat > password <<-EOF", "if token<-1",
        "PASSWORD (at least 12)", "PASSWORD(user, realm)", "DB_PASSWORD(x)", "new Token(\"IDENT\", 3)", "class X25519PrivateKey(X448PrivateKey)", "hash_token(token[\"at_hash_2026Ab\"])", "l.get(\"/x?text=secret\", \"y\")", "the secret (see 'vault')", ".password(config.get(\"db.password\"))", "to become passive", "key Zq7xW9vK3mT1"})
    void sentencesAboutSecretsAreKept(String text) {
        assertThat(Redaction.USUAL.text(text)).isEqualTo(text);
    }
}
