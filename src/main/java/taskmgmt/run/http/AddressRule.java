package taskmgmt.run.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The addresses to which requests may go: those of the public internet, and others that the user allows. An address in a
 * workflow, a rule or an agent's question may have been written by somebody other than the user of this machine, and what listens
 * inside a network often trusts whoever reaches it.
 *
 * @param names      hosts that may be asked whatever private address they have; {@code *.} represents any hosts of a domain
 * @param networks   addresses that may be asked
 * @param anyPrivate whether every host may have a private address
 */
public record AddressRule(List<String> names, List<Network> networks, boolean anyPrivate) {
    /** The public internet alone. */
    public static final AddressRule PUBLIC = new AddressRule(List.of(), List.of(), false);
    /** The variable that allows more. */
    public static final String VARIABLE = "TASK_MGMT_HTTP_ALLOW";

    private static final String ANY = "*.";
    /** What is not of the public internet, by IANA's registries of special-purpose addresses (RFC 6890). */
    private static final List<Network> INTERNAL = Network.all("0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 172.16.0.0/12 192.0.0.0/24 "
            + "192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 2001::/23 2001:db8::/32 "
            + "3fff::/20");
    /** Of version 6 only these are given to networks of the internet (RFC 4291); all others are unassigned or mean something only here. */
    private static final List<Network> GLOBAL_V6 = Network.all("2000::/3");
    /** Where machines of a cloud find their credentials, or neighbours on the same wire: a name alone never leads there. */
    private static final List<Network> NEAR = Network.all("169.254.0.0/16 fe80::/10 168.63.129.16/32 100.100.100.200/32 fd00:ec2::/32");
    private static final int V4 = 4;

    public AddressRule {
        names = List.copyOf(names);
        networks = List.copyOf(networks);
    }

    /**
     * As settings have it: {@code localhost, 10.0.0.0/8, *.corp.example}.
     *
     * @throws IllegalArgumentException if something is neither a host nor a network
     */
    public static AddressRule parse(@Nullable String text) {
        List<String> names = new ArrayList<>();
        List<Network> networks = new ArrayList<>();
        for (String each : (text == null ? "" : text).split("[,\\s]+", -1)) {
            String word = each.toLowerCase(Locale.ROOT);
            if (word.isEmpty()) {
                continue;
            }
            if (Network.isOne(word)) {
                networks.add(Network.parse(word));
            } else if (isName(word)) {
                names.add(word);
            } else {
                throw new IllegalArgumentException("'" + each + "' is neither a host, as in *.corp.example, nor a network, as in 10.0.0.0/8");
            }
        }
        return new AddressRule(names, networks, false);
    }

    /**
     * By the value of the setting; null if it has none.
     *
     * @throws IllegalArgumentException with the name of the setting
     */
    public static AddressRule ofSetting(@Nullable String value) {
        try {
            return parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the setting http-allow: " + e.getMessage(), e);
        }
    }

    /** The same, and every host may have a private address; what is near is allowed only where its network is named. */
    public AddressRule withAnyPrivate() {
        return new AddressRule(names, networks, true);
    }

    /** Additionally these hosts or addresses, which were named one by one. */
    public static AddressRule of(List<String> hosts) {
        List<String> names = new ArrayList<>();
        List<Network> networks = new ArrayList<>();
        for (String host : hosts) {
            if (Network.isOne(host)) {
                networks.add(Network.parse(host));
            } else {
                names.add(host.toLowerCase(Locale.ROOT));
            }
        }
        return new AddressRule(names, networks, false);
    }

    /** Whether a host is written as an address, so that it cannot resolve to another one. */
    public static boolean isLiteral(String host) {
        String plain = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            return plain.indexOf('/') < 0 && Network.isOne(plain) && Network.parse(plain).has(InetAddress.ofLiteral(plain).getAddress());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isName(String word) {
        String name = word.startsWith(ANY) ? word.substring(ANY.length()) : word;
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (!(each >= 'a' && each <= 'z' || each >= '0' && each <= '9' || each == '-' || each == '.' || each == '_')) {
                return false;
            }
        }
        return !name.isEmpty() && !name.startsWith(".") && !name.endsWith(".");
    }

    /** Why the address may not be asked, as the end of a sentence; null if it may. */
    public @Nullable String fault(String host, InetAddress address) {
        byte[] bytes = plain(address);
        boolean near = isIn(bytes, NEAR);
        if (isIn(bytes, networks) || !near && (isPublic(bytes) || anyPrivate || isNamed(host))) {
            return null;
        }
        String kind = address.isLoopbackAddress() ? "of this machine" : near ? "of a link or of the metadata of a cloud" : "not of the public internet";
        return "it is " + kind + ": " + address.getHostAddress() + (near ? "; the setting http-allow can allow the address" : "; the setting http-allow can allow it");
    }

    private static boolean isPublic(byte[] address) {
        return !isIn(address, INTERNAL) && (address.length == V4 || isIn(address, GLOBAL_V6));
    }

    private boolean isNamed(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        for (String each : names) {
            if (each.equals(name) || each.startsWith(ANY) && name.endsWith(each.substring(1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(byte[] address, List<Network> networks) {
        for (Network each : networks) {
            if (each.has(address)) {
                return true;
            }
        }
        return false;
    }

    /** An address of version 4 that stands within one of version 6 is looked at as itself. */
    private static byte[] plain(InetAddress address) {
        byte[] bytes = address.getAddress();
        int at = !(address instanceof Inet6Address) ? -1 : startsWith(bytes, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0) ? bytes.length - V4
                : startsWith(bytes, 0x20, 0x02) ? 2 : startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && (bytes[12] | bytes[13] | bytes[14]) != 0
                        ? bytes.length - V4 : -1;
        return at < 0 ? bytes : new byte[] {bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]};
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xff) != first[i]) {
                return false;
            }
        }
        return true;
    }
}
