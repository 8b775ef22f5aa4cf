package taskmgmt.heal.act;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A separate program that holds a port until it is ended: the cause of a real conflict. */
public final class PortHolder {
    private PortHolder() {}

    /** @param args the port, on the loopback address */
    public static void main(String[] args) throws IOException {
        try (ServerSocket socket = new ServerSocket(Integer.parseInt(args[0]), 1, InetAddress.getLoopbackAddress())) {
            while (true) {
                socket.accept().close();
            }
        }
    }
}
