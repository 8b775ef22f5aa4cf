package taskmgmt.redaction.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which programs take a password by an option that says so of no other program: of one letter, or by a name that means something else. */
final class OptionSecrets {
    /** How an option holds a secret. */
    enum Form {
        /** Directly after the letter; a word after it is something else. */
        ATTACHED,
        /** Directly after the letter or as the next word. */
        EITHER,
        /** Either, as a name and a password with a sign between them. */
        LOGIN,
        /** As the next word, or after a sign, for options that are named whole. */
        WHOLE
    }

    /**
     * What a program takes.
     *
     * @param letters options of one letter, of which any holds a secret; for {@link Form#WHOLE} the options, with blanks between them
     * @param need    has to be among the words, if it is not empty
     */
    record Options(String letters, Form form, String need) {
        boolean isLogin() {
            return form == Form.LOGIN;
        }

        /** Where in a word a secret begins; {@link #NEXT} where it is the next word, or less where it is more of them. */
        int secretIn(String text, int from, int to) {
            return form == Form.WHOLE ? secretOfWhole(text, from, to) : secretOfLetter(text, from, to);
        }

        private int secretOfWhole(String text, int from, int to) {
            for (String option : letters.split(" ", -1)) {
                int end = from + option.length();
                if (end > to || !text.startsWith(option, from)) {
                    continue;
                }
                boolean prefix = option.endsWith(":");
                if (prefix ? end < to : end == to) {
                    return prefix ? end : option.equals(TWO_WORDS) ? NEXT - 1 : NEXT;
                }
                if (!prefix && (text.charAt(end) == '=' || text.charAt(end) == ':') && end + 1 < to) {
                    return end + 1;
                }
            }
            return ProgramWords.NONE;
        }

        private int secretOfLetter(String text, int from, int to) {
            for (String option : LOGIN_OPTIONS) {
                if (form == Form.LOGIN && text.startsWith(option, from)) {
                    int end = from + option.length();
                    return end == to ? NEXT : text.charAt(end) == '=' ? afterLogin(text, end + 1, to) : ProgramWords.NONE;
                }
            }
            if (to - from < 2 || text.charAt(from) != '-' || text.charAt(from + 1) == '-') {
                return ProgramWords.NONE;
            }
            if (letters.indexOf(text.charAt(from + 1)) >= 0) {
                int value = from + 2;
                if (value == to) {
                    return form == Form.ATTACHED ? ProgramWords.NONE : NEXT;
                }
                return form == Form.LOGIN ? afterLogin(text, value, to) : text.charAt(value) == '=' ? value + 1 : value;
            }
            boolean last = form == Form.LOGIN && letters.indexOf(text.charAt(to - 1)) >= 0; // as in -su
            return last && isLetters(text, from + 1, to) ? NEXT : ProgramWords.NONE;
        }
    }

    /** The next word is one; each number below this is one word more. */
    static final int NEXT = -2;

    /** After it come the user's password and the owner's. */
    private static final String TWO_WORDS = "--encrypt";

    private static final Options MYSQL = new Options("p", Form.ATTACHED, "");
    private static final Options SMALL_P = new Options("p", Form.EITHER, "");
    private static final Options LARGE_P = new Options("P", Form.EITHER, "");
    private static final Options SMALL_W = new Options("w", Form.EITHER, "");
    private static final Options REGISTRY = new Options("p", Form.EITHER, "login");
    private static final Options CURL = new Options("uU", Form.LOGIN, "");
    private static final Options HTTPIE = new Options("a", Form.LOGIN, "");
    private static final Options SAMBA = new Options("U", Form.LOGIN, "");
    private static final Options SNMP = new Options("cAX", Form.EITHER, "");
    private static final Options HASHES = new Options("pH", Form.EITHER, "");
    private static final Options FREERDP = new Options("/p: /pth: /gp:", Form.WHOLE, "");

    private static final Map<String, Options> PROGRAMS = Map.ofEntries(
            Map.entry("mysql", MYSQL), Map.entry("mysqldump", MYSQL), Map.entry("mysqladmin", MYSQL), Map.entry("mysqlimport", MYSQL),
            Map.entry("mysqlcheck", MYSQL), Map.entry("mysqlshow", MYSQL), Map.entry("mysqlslap", MYSQL), Map.entry("mysqlbinlog", MYSQL),
            Map.entry("mariadb", MYSQL), Map.entry("mariadb-dump", MYSQL), Map.entry("mariadb-admin", MYSQL), Map.entry("xtrabackup", MYSQL),
            Map.entry("7z", MYSQL), Map.entry("7za", MYSQL), Map.entry("7zr", MYSQL), Map.entry("rar", MYSQL), Map.entry("unrar", MYSQL),
            Map.entry("sshpass", SMALL_P), Map.entry("mongo", SMALL_P), Map.entry("mongosh", SMALL_P), Map.entry("mongodump", SMALL_P),
            Map.entry("mongorestore", SMALL_P), Map.entry("mongoexport", SMALL_P), Map.entry("mongoimport", SMALL_P),
            Map.entry("rabbitmqadmin", SMALL_P), Map.entry("twine", SMALL_P), Map.entry("clusterctl", SMALL_P), Map.entry("snowsql", SMALL_P),
            Map.entry("beeline", SMALL_P), Map.entry("cqlsh", SMALL_P), Map.entry("couchbase-cli", SMALL_P), Map.entry("cbq", SMALL_P),
            Map.entry("cypher-shell", SMALL_P), Map.entry("psexec", SMALL_P), Map.entry("usermod", SMALL_P), Map.entry("useradd", SMALL_P),
            Map.entry("hydra", SMALL_P), Map.entry("ncftpput", SMALL_P), Map.entry("ncftpget", SMALL_P), Map.entry("aescrypt", SMALL_P),
            Map.entry("sqlcmd", LARGE_P), Map.entry("bcp", LARGE_P), Map.entry("zip", LARGE_P), Map.entry("unzip", LARGE_P),
            Map.entry("ipmitool", LARGE_P), Map.entry("mosquitto_pub", LARGE_P), Map.entry("mosquitto_sub", LARGE_P), Map.entry("aql", LARGE_P),
            Map.entry("tsql", LARGE_P), Map.entry("isql", LARGE_P), Map.entry("ssh-keygen", new Options("NP", Form.EITHER, "")),
            Map.entry("redis-cli", new Options("a", Form.EITHER, "")), Map.entry("ccrypt", new Options("K", Form.EITHER, "")),
            Map.entry("ldapsearch", SMALL_W), Map.entry("ldapmodify", SMALL_W), Map.entry("ldapadd", SMALL_W), Map.entry("ldapdelete", SMALL_W),
            Map.entry("ldapwhoami", SMALL_W), Map.entry("ldappasswd", new Options("wsa", Form.EITHER, "")), Map.entry("kadmin", SMALL_W),
            Map.entry("vsql", SMALL_W), Map.entry("pk12util", new Options("WK", Form.EITHER, "")),
            Map.entry("docker", REGISTRY), Map.entry("podman", REGISTRY), Map.entry("nerdctl", REGISTRY), Map.entry("helm", REGISTRY),
            Map.entry("skopeo", REGISTRY), Map.entry("buildah", REGISTRY), Map.entry("oc", REGISTRY),
            Map.entry("cf", REGISTRY), Map.entry("crane", REGISTRY), Map.entry("oras", REGISTRY),
            Map.entry("az", REGISTRY), Map.entry("aws", new Options("--value", Form.WHOLE, "SecureString")),
            Map.entry("gh", new Options("-b --body", Form.WHOLE, "secret")), Map.entry("security", new Options("-w", Form.WHOLE, "-password")),
            Map.entry("doctl", new Options("-t", Form.WHOLE, "auth")), Map.entry("dotnet", new Options("-k", Form.WHOLE, "push")),
            Map.entry("openssl", new Options("-k -K -hmac -macopt pass:", Form.WHOLE, "")), Map.entry("qpdf", new Options(TWO_WORDS, Form.WHOLE, "")),
            Map.entry("xfreerdp", FREERDP), Map.entry("wfreerdp", FREERDP), Map.entry("sdl-freerdp", FREERDP), Map.entry("rdesktop", SMALL_P),
            Map.entry("schtasks", new Options("/rp /RP /p /P", Form.WHOLE, "")), Map.entry("cmdkey", new Options("/pass", Form.WHOLE, "")),
            Map.entry("signtool", new Options("/p", Form.WHOLE, "")),
            Map.entry("snmpwalk", SNMP), Map.entry("snmpget", SNMP), Map.entry("snmpset", SNMP), Map.entry("snmpbulkwalk", SNMP),
            Map.entry("evil-winrm", HASHES), Map.entry("crackmapexec", HASHES), Map.entry("netexec", HASHES), Map.entry("nxc", HASHES),
            Map.entry("curl", CURL), Map.entry("lftp", CURL), Map.entry("etcdctl", CURL), Map.entry("http", HTTPIE), Map.entry("https", HTTPIE),
            Map.entry("smbclient", SAMBA), Map.entry("rpcclient", SAMBA), Map.entry("smbget", SAMBA), Map.entry("smbmap", SMALL_P));
    /** What some of them take with other words. */
    private static final Map<String, Options> ELSE = Map.of("az", new Options("--value", Form.WHOLE, "secret"),
            "docker", new Options("--token", Form.WHOLE, "swarm"));
    /** Long options that hold a name and a password, of whatever program. */
    private static final String[] LOGIN_OPTIONS = {"--user", "--proxy-user"};
    private static final String LOGIN_SIGNS = ":%,";

    private OptionSecrets() {}

    static boolean isProgram(String name) {
        return PROGRAMS.containsKey(name);
    }

    /** By the name of a program; null where it takes none in this way. */
    static @Nullable Options of(String name, String rest) {
        Options options = PROGRAMS.get(name);
        if (options != null && rest.indexOf(options.need) < 0) {
            options = ELSE.get(name);
        }
        return options == null || rest.indexOf(options.need) < 0 ? null : options;
    }

    /** Behind the sign between a name and a password; {@link ProgramWords#NONE} where there is none. */
    static int afterLogin(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (LOGIN_SIGNS.indexOf(text.charAt(i)) >= 0) {
                return i + 1 < to ? i + 1 : from; // with nothing behind it, the name is the secret
            }
        }
        return ProgramWords.NONE;
    }

    private static boolean isLetters(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
