package taskmgmt.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which programs take a password by an option of one letter, which says so of no other program. */
final class CommandSecrets {
    /** How an option of one letter holds a secret. */
    enum Form {
        /** Directly after the letter; a word after it is something else. */
        ATTACHED,
        /** Directly after the letter or as the next word. */
        EITHER,
        /** Either, as a name and a password with a sign between them. */
        LOGIN
    }

    /**
     * A program that takes secrets by letters.
     *
     * @param letters options, of which any holds a secret
     * @param verb    has to be among the words, if it is not empty
     */
    record Program(String letters, Form form, String verb) {}

    /** There is no secret. */
    static final int NONE = -1;
    /** The next word is one. */
    static final int NEXT = -2;

    private static final Program MYSQL = new Program("p", Form.ATTACHED, "");
    private static final Program SMALL_P = new Program("p", Form.EITHER, "");
    private static final Program LARGE_P = new Program("P", Form.EITHER, "");
    private static final Program LDAP = new Program("w", Form.EITHER, "");
    private static final Program REGISTRY = new Program("p", Form.EITHER, "login");
    private static final Program CURL = new Program("uU", Form.LOGIN, "");
    private static final Program SAMBA = new Program("U", Form.LOGIN, "");

    private static final Map<String, Program> PROGRAMS = Map.ofEntries(
            Map.entry("mysql", MYSQL), Map.entry("mysqldump", MYSQL), Map.entry("mysqladmin", MYSQL), Map.entry("mysqlimport", MYSQL),
            Map.entry("mysqlcheck", MYSQL), Map.entry("mysqlshow", MYSQL), Map.entry("mysqlslap", MYSQL), Map.entry("mysqlbinlog", MYSQL),
            Map.entry("mariadb", MYSQL), Map.entry("mariadb-dump", MYSQL), Map.entry("mariadb-admin", MYSQL), Map.entry("xtrabackup", MYSQL),
            Map.entry("7z", MYSQL), Map.entry("7za", MYSQL), Map.entry("7zr", MYSQL), Map.entry("rar", MYSQL), Map.entry("unrar", MYSQL),
            Map.entry("sshpass", SMALL_P), Map.entry("mongo", SMALL_P), Map.entry("mongosh", SMALL_P), Map.entry("mongodump", SMALL_P),
            Map.entry("mongorestore", SMALL_P), Map.entry("mongoexport", SMALL_P), Map.entry("mongoimport", SMALL_P),
            Map.entry("rabbitmqadmin", SMALL_P), Map.entry("twine", SMALL_P), Map.entry("clusterctl", SMALL_P),
            Map.entry("sqlcmd", LARGE_P), Map.entry("bcp", LARGE_P), Map.entry("zip", LARGE_P), Map.entry("unzip", LARGE_P),
            Map.entry("ipmitool", LARGE_P), Map.entry("mosquitto_pub", LARGE_P), Map.entry("mosquitto_sub", LARGE_P),
            Map.entry("redis-cli", new Program("a", Form.EITHER, "")),
            Map.entry("ldapsearch", LDAP), Map.entry("ldapmodify", LDAP), Map.entry("ldapadd", LDAP), Map.entry("ldapdelete", LDAP),
            Map.entry("ldapwhoami", LDAP), Map.entry("ldappasswd", LDAP),
            Map.entry("docker", REGISTRY), Map.entry("podman", REGISTRY), Map.entry("nerdctl", REGISTRY), Map.entry("helm", REGISTRY),
            Map.entry("skopeo", REGISTRY), Map.entry("buildah", REGISTRY), Map.entry("az", REGISTRY), Map.entry("oc", REGISTRY),
            Map.entry("cf", REGISTRY), Map.entry("crane", REGISTRY), Map.entry("oras", REGISTRY),
            Map.entry("curl", CURL), Map.entry("lftp", CURL), Map.entry("http", new Program("a", Form.LOGIN, "")),
            Map.entry("https", new Program("a", Form.LOGIN, "")),
            Map.entry("smbclient", SAMBA), Map.entry("rpcclient", SAMBA), Map.entry("smbget", SAMBA), Map.entry("smbmap", SMALL_P));
    /** Long options that hold a name and a password, of whatever program. */
    private static final String[] LOGIN_OPTIONS = {"--user", "--proxy-user"};
    private static final String LOGIN_SIGNS = ":%,";
    /** The longest of the names above, and no shorter one than this. */
    private static final int MAX_NAME = 13;
    private static final int MIN_NAME = 2;
    private static final String EXE = ".exe";

    private CommandSecrets() {}

    /** By the name of a program without its path; null where it takes none in this way. */
    static @Nullable Program program(String text, int from, int to) {
        int end = to - from > EXE.length() && text.startsWith(EXE, to - EXE.length()) ? to - EXE.length() : to;
        return end - from < MIN_NAME || end - from > MAX_NAME ? null : PROGRAMS.get(text.substring(from, end));
    }

    /**
     * Where in a word a secret begins that an option holds; {@link #NEXT} where it is the next word, {@link #NONE} where there
     * is none.
     */
    static int secretIn(Program program, String text, int from, int to) {
        for (String option : LOGIN_OPTIONS) {
            if (program.form == Form.LOGIN && text.startsWith(option, from)) {
                int end = from + option.length();
                return end == to ? NEXT : text.charAt(end) == '=' ? afterLogin(text, end + 1, to) : NONE;
            }
        }
        if (to - from < 2 || text.charAt(from) != '-' || text.charAt(from + 1) == '-') {
            return NONE;
        }
        if (program.letters.indexOf(text.charAt(from + 1)) >= 0) {
            int value = from + 2;
            if (value == to) {
                return program.form == Form.ATTACHED ? NONE : NEXT;
            }
            return program.form == Form.LOGIN ? afterLogin(text, value, to) : text.charAt(value) == '=' ? value + 1 : value;
        }
        boolean last = program.form == Form.LOGIN && program.letters.indexOf(text.charAt(to - 1)) >= 0; // as in -su
        return last && isLetters(text, from + 1, to) ? NEXT : NONE;
    }

    /** Behind the sign between a name and a password; {@link #NONE} where there is none. */
    static int afterLogin(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (LOGIN_SIGNS.indexOf(text.charAt(i)) >= 0) {
                return i + 1 < to ? i + 1 : from; // with nothing behind it, the name is the secret
            }
        }
        return NONE;
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
