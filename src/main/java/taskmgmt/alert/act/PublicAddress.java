package taskmgmt.alert.act;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Tells addresses of the internet from those that mean something only here: of this machine, of the network that it is in, and of the
 * service that knows the secrets of a machine in a cloud, which is at 169.254.169.254. By the IANA registries of special-purpose addresses
 * (RFC 6890), and for addresses of IPv6 in which one of IPv4 is written, by that one.
 */
final class PublicAddress {
    /** First byte, second byte and how many bits of both count. */
    private static final int[][] SPECIAL = {
        {0, 0, 8}, {10, 0, 8}, {100, 64, 10}, {127, 0, 8}, {169, 254, 16}, {172, 16, 12}, {192, 0, 16}, {192, 168, 16}, {198, 18, 15}, {224, 0, 4}, {240, 0, 4}};
    private static final int BITS = 16;
    private static final int BYTE = 8;
    private static final int BYTE_MASK = 0xff;
    private static final int IP4_LENGTH = 4;
    /** Addresses of the internet in IPv6 begin with 001. */
    private static final int GLOBAL_MASK = 0xe0;
    private static final int GLOBAL = 0x20;
    private static final int SIX_TO_FOUR = 0x2002;
    private static final int DOCUMENTATION = 0x0db8;
    private static final int FIRST_GLOBAL = 0x2001;
    /** 2001::/23 is for protocols, as Teredo, in which an address of IPv4 is hidden. */
    private static final int LAST_PROTOCOL = 0x01ff;
    /** 64:ff9b::/96 and the local 64:ff9b:1::/48 translate to IPv4. */
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b};

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : address instanceof Inet6Address && isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = pair(bytes, 0);
        for (int[] range : SPECIAL) {
            int shift = BITS - range[2];
            if (first >> shift == (range[0] << BYTE | range[1]) >> shift) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPublic6(byte[] bytes) {
        if (Arrays.equals(Arrays.copyOf(bytes, IP4_LENGTH), TRANSLATED)) {
            return pair(bytes, IP4_LENGTH) == 0 && isPublic4(Arrays.copyOfRange(bytes, bytes.length - IP4_LENGTH, bytes.length));
        }
        int first = pair(bytes, 0);
        int second = pair(bytes, 2);
        if (first == SIX_TO_FOUR) {
            return isPublic4(Arrays.copyOfRange(bytes, 2, 2 + IP4_LENGTH));
        }
        return (bytes[0] & GLOBAL_MASK) == GLOBAL && !(first == FIRST_GLOBAL && (second <= LAST_PROTOCOL || second == DOCUMENTATION));
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & BYTE_MASK) << BYTE | bytes[at + 1] & BYTE_MASK;
    }

    /** Where a host is: looked up once, so that the one that is checked is the one that is asked. */
    interface Resolver {
        InetAddress[] all(String host) throws UnknownHostException;
    }
}
