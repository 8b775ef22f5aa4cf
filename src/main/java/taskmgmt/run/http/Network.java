package taskmgmt.run.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Addresses that begin with the same bits. */
final class Network {
    private static final int BYTE = 8;
    private static final int V4_PARTS = 4;
    private static final String LITERAL = "0123456789abcdef.:";

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** Several, with spaces between them. */
    static List<Network> all(String text) {
        List<Network> all = new ArrayList<>();
        for (String each : text.split(" ", -1)) {
            all.add(parse(each));
        }
        return all;
    }

    /** Whether it is meant as an address or a network, rather than as a name. */
    static boolean isOne(String text) {
        if (text.indexOf('/') >= 0 || text.indexOf(':') >= 0) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if (LITERAL.indexOf(text.charAt(i)) < 0 || text.charAt(i) >= 'a') {
                return false;
            }
        }
        return true;
    }

    /**
     * {@code 10.0.0.0/8}, {@code fd00::/8}, or one address.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        if (literal.indexOf(':') < 0 && literal.split("\\.", -1).length != V4_PARTS) {
            throw none(text); // 10 alone would be 0.0.0.10
        }
        for (int i = 0; i < literal.length(); i++) {
            if (LITERAL.indexOf(literal.charAt(i)) < 0) {
                throw none(text); // and no name is looked up
            }
        }
        try {
            byte[] address = InetAddress.ofLiteral(literal).getAddress();
            int bits = slash < 0 ? address.length * BYTE : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > address.length * BYTE) {
                throw none(text);
            }
            return new Network(address, bits);
        } catch (IllegalArgumentException e) {
            throw none(text);
        }
    }

    private static IllegalArgumentException none(String text) {
        return new IllegalArgumentException("'" + text + "' is no network: write 10.0.0.0/8, fd00::/8 or one address");
    }

    boolean has(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / BYTE;
        if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % BYTE;
        return rest == 0 || (address[whole] & 0xff) >> (BYTE - rest) == (other[whole] & 0xff) >> (BYTE - rest);
    }
}
