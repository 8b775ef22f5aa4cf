package taskmgmt.redaction.command;

import java.util.Map;

/**
 * Which programs take a secret as an operand: a word that no option announces, but its place behind a verb. {@code vault login x},
 * {@code net use \\host\share x}, {@code pulumi config set --secret name x}, {@code sqlplus ann/x@db}.
 */
final class OperandSecrets {
    /** Shorter numbers count something. */
    static final int MIN_NUMBER = 6;

    /** What of an operand is the secret. */
    enum Form {
        /** All of it, and of those behind it. */
        WORDS,
        /** All of this one. */
        WORD,
        /** What is behind an equals sign. */
        VALUE,
        /** What is between a slash and the host, as Oracle's programs have it. */
        SLASH,
        /** What is between a colon and the host. */
        COLON
    }

    /**
     * Where a program takes one.
     *
     * @param verbs operands that come first, with blanks between them
     * @param need  has to be among the words, if it is not empty; an option of one letter may be among others
     * @param skip  how many operands behind the verbs are something else
     */
    record Operand(String verbs, String need, int skip, Form form) {}

    private static final Operand[] NOTHING = {};
    private static final OperandWalk[] NO_WALK = {};
    private static final Operand[] ORACLE = {of("", 0, Form.SLASH)};
    private static final Operand[] VAULT = {of("login", 0, Form.WORDS), of("unwrap", 0, Form.WORD), of("operator unseal", 0, Form.WORD),
        of("token lookup", 0, Form.WORD), of("token renew", 0, Form.WORD), of("token revoke", 0, Form.WORD), of("kv put", 1, Form.VALUE),
        of("kv patch", 1, Form.VALUE)};
    private static final Operand[] LOGIN = {of("login", 0, Form.WORD)};
    private static final Operand[] SECRETS_SET = {of("secrets set", 0, Form.VALUE)};
    private static final Operand[] IMPACKET = {of("", 0, Form.COLON)};

    private static final Map<String, Operand[]> PROGRAMS = Map.ofEntries(
            Map.entry("vault", VAULT), Map.entry("bao", VAULT),
            Map.entry("sqlplus", ORACLE), Map.entry("sqlcl", ORACLE), Map.entry("sqlldr", ORACLE), Map.entry("expdp", ORACLE),
            Map.entry("impdp", ORACLE), Map.entry("dgmgrl", ORACLE), Map.entry("exp", new Operand[] {new Operand("", "@", 0, Form.SLASH)}),
            Map.entry("imp", new Operand[] {new Operand("", "@", 0, Form.SLASH)}),
            Map.entry("rman", new Operand[] {of("target", 0, Form.SLASH), of("catalog", 0, Form.SLASH), of("auxiliary", 0, Form.SLASH)}),
            Map.entry("net", new Operand[] {new Operand("use", "\\\\", 0, Form.WORDS), of("user", 1, Form.WORD)}),
            Map.entry("pulumi", new Operand[] {new Operand("config set", "--secret", 1, Form.WORDS)}),
            Map.entry("openssl", new Operand[] {of("passwd", 0, Form.WORD)}),
            Map.entry("htpasswd", new Operand[] {new Operand("", "-b", 1, Form.WORDS)}),
            Map.entry("mosquitto_passwd", new Operand[] {new Operand("", "-b", 1, Form.WORDS)}),
            Map.entry("mysqladmin", new Operand[] {of("password", 0, Form.WORD)}),
            Map.entry("redis-cli", new Operand[] {of("auth", 0, Form.WORDS), of("set requirepass", 0, Form.WORD), of("set masterauth", 0, Form.WORD)}),
            Map.entry("rabbitmqctl", new Operand[] {of("add_user", 1, Form.WORD), of("change_password", 1, Form.WORD),
                of("authenticate_user", 1, Form.WORD)}),
            Map.entry("nmcli", new Operand[] {of("password", 0, Form.WORD), of("wifi-sec.psk", 0, Form.WORD), of("802-11-wireless-security.psk", 0, Form.WORD)}),
            Map.entry("wpa_passphrase", new Operand[] {of("", 1, Form.WORD)}), Map.entry("iwconfig", new Operand[] {of("key", 0, Form.WORD)}),
            Map.entry("wandb", LOGIN), Map.entry("cargo", LOGIN), Map.entry("bw", new Operand[] {of("unlock", 0, Form.WORD), of("login", 1, Form.WORD)}),
            Map.entry("ngrok", new Operand[] {of("authtoken", 0, Form.WORD), of("add-authtoken", 0, Form.WORD)}),
            Map.entry("ansible-vault", new Operand[] {of("encrypt_string", 0, Form.WORD)}), Map.entry("rclone", new Operand[] {of("obscure", 0, Form.WORD)}),
            Map.entry("nuget", new Operand[] {of("setapikey", 0, Form.WORD)}), Map.entry("dotnet", new Operand[] {of("user-secrets set", 1, Form.WORD)}),
            Map.entry("chamber", new Operand[] {of("write", 2, Form.WORD)}), Map.entry("neo4j-admin", new Operand[] {of("set-initial-password", 0, Form.WORD)}),
            Map.entry("composer", new Operand[] {new Operand("config", "-oauth.", 1, Form.WORD), new Operand("config", "http-basic.", 2, Form.WORD),
                new Operand("config", "bearer.", 1, Form.WORD)}),
            Map.entry("fly", SECRETS_SET), Map.entry("flyctl", SECRETS_SET), Map.entry("supabase", SECRETS_SET),
            Map.entry("pdftk", new Operand[] {of("input_pw", 0, Form.WORD), of("user_pw", 0, Form.WORD), of("owner_pw", 0, Form.WORD)}),
            Map.entry("db2", new Operand[] {of("using", 0, Form.WORD)}),
            Map.entry("secretsdump.py", IMPACKET), Map.entry("psexec.py", IMPACKET), Map.entry("wmiexec.py", IMPACKET), Map.entry("smbexec.py", IMPACKET));

    private OperandSecrets() {}

    private static Operand of(String verbs, int skip, Form form) {
        return new Operand(verbs, "", skip, form);
    }

    static boolean isProgram(String name) {
        return PROGRAMS.containsKey(name);
    }

    /** For the operands of this program. */
    static OperandWalk[] of(String name, String rest) {
        Operand[] known = PROGRAMS.getOrDefault(name, NOTHING);
        int count = 0;
        for (Operand operand : known) {
            count += isMet(operand.need, rest) ? 1 : 0;
        }
        OperandWalk[] walks = count == 0 ? NO_WALK : new OperandWalk[count];
        int next = 0;
        for (Operand operand : known) {
            if (isMet(operand.need, rest)) {
                walks[next++] = new OperandWalk(operand);
            }
        }
        return walks;
    }

    private static boolean isMet(String need, String rest) {
        if (need.length() != 2 || need.charAt(0) != '-') {
            return rest.indexOf(need) >= 0;
        }
        for (String word : rest.split("[ \t]+", -1)) {
            if (word.length() >= 2 && word.charAt(0) == '-' && word.charAt(1) != '-' && word.indexOf(need.charAt(1)) > 0) {
                return true;
            }
        }
        return false;
    }

    /** A way to tell that costs nearly nothing, and loads no table. */
    static boolean mayBeAt(String text, int at) {
        return switch (text.charAt(at)) {
            case 'a' -> begins(text, at, "ansible-vault");
            case 'b' -> begins(text, at, "bao ", "bw ");
            case 'c' -> begins(text, at, "cargo", "chamber", "composer");
            case 'd' -> begins(text, at, "dgmgrl", "dotnet", "db2");
            case 'e' -> begins(text, at, "exp ", "expdp");
            case 'f' -> begins(text, at, "fly ", "flyctl");
            case 'h' -> begins(text, at, "htpasswd");
            case 'i' -> begins(text, at, "imp ", "impdp", "iwconfig");
            case 'm' -> begins(text, at, "mosquitto_pa", "mysqladmin");
            case 'n' -> begins(text, at, "net ", "net.exe", "ngrok", "nmcli", "nuget", "neo4j-");
            case 'o' -> begins(text, at, "openssl");
            case 'p' -> begins(text, at, "pulumi", "pdftk", "psexec");
            case 'q' -> begins(text, at, "qpdf");
            case 'r' -> begins(text, at, "redis-cli", "rman", "rclone", "rabbitmqctl");
            case 's' -> begins(text, at, "sqlplus", "sqlcl", "sqlldr", "supabase", "secretsdump", "smbexec", "signtool", "schtasks");
            case 'v' -> begins(text, at, "vault");
            case 'w' -> begins(text, at, "wandb", "wpa_pass", "wmiexec");
            case 'x', 'X' -> begins(text, at, "xfreerdp");
            default -> false;
        };
    }

    private static boolean begins(String text, int at, String... names) {
        for (String name : names) {
            if (text.startsWith(name, at)) {
                return true;
            }
        }
        return false;
    }
}
