package taskmgmt.run.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    private static String fault(String allowed, String host, String address) {
        return String.valueOf(AddressRule.parse(allowed).fault(host, InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "::", "0.0.0.0", "0.1.2.3", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "169.254.0.1", "fe80::1", "fd00:ec2::254", "fc00::1", "fdff::1", "100.64.0.1", "100.100.100.200", "168.63.129.16",
        "224.0.0.1", "255.255.255.255", "ff02::1", "198.18.0.1", "192.0.0.8", "2001:db8::1", "64:ff9b::a00:1", "64:ff9b::169.254.169.254", "2002:7f00:1::",
        "::ffff:127.0.0.1", "::7f00:1", "127.8.9.10", "100.127.1.1", "192.0.2.1", "192.88.99.1", "198.19.255.1", "198.51.100.1", "203.0.113.9", "fec0::1",
        "64:ff9b::7f00:1", "64:ff9b:1::808:808", "100::1", "2002:c0a8:101::1", "2001:0:1234::1", "3fff::1", "4000::1", "5f00::1", "::ffff:10.0.0.1"})
    void whatIsNotOfThePublicInternetIsNotAsked(String address) {
        assertThat(fault("", "some.example", address)).contains("it is ", "http-allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "172.15.0.1", "100.63.0.1", "100.128.0.1", "11.0.0.1", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::1",
        "168.63.129.17", "223.255.255.255", "8.8.8.8", "9.255.255.255", "192.167.1.1", "192.1.0.1", "192.0.66.2", "169.253.1.1", "198.17.1.1", "198.20.0.1",
        "2a00:1450:4001::1", "2001:200::1", "3ffe::1"})
    void thePublicInternetIsAsked(String address) {
        assertThat(fault("", "some.example", address)).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"localhost|localhost|127.0.0.1|true", "localhost|LocalHost|::1|true", "localhost|other|127.0.0.1|false",
        "*.corp.example|a.b.corp.example|10.0.0.1|true", "*.corp.example|corp.example|10.0.0.1|false", "*.corp.example|acorp.example|10.0.0.1|false",
        "*.corp.example|a.corp.example|169.254.169.254|false", "169.254.169.254|x|169.254.169.254|true", "10.0.0.0/8|x|10.255.0.1|true",
        "10.0.0.0/8|x|11.0.0.1|true", "10.128.0.0/9|x|10.127.0.1|false", "10.128.0.0/9|x|10.200.0.1|true", "fd00::/8|x|fd12::1|true", "fd00::/8|x|10.0.0.1|false",
        "a, 10.0.0.5 fd00::1|x|10.0.0.5|true", "0.0.0.0/0|x|169.254.169.254|true"})
    void settingsAllowMore(String allowed, String host, String address, boolean may) {
        assertThat(fault(allowed, host, address).equals("null")).isEqualTo(may);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8/1", "ho st/8", "*", "a*.b", "10.0.0.256", "fd00::/129", ".a", "a.", "10.0.0.0/-1", "a/b", "10", "10.1/16", "*."})
    void whatIsNeitherAHostNorANetworkIsAnError(String text) {
        assertThatThrownBy(() -> AddressRule.parse(text.equals("ho st/8") ? "st/8" : text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("network");
    }

    @Test
    void itSaysWhatKindOfAddressItIs() {
        assertThat(fault("", "x", "127.0.0.1")).isEqualTo("it is of this machine: 127.0.0.1; the setting http-allow can allow it");
        assertThat(fault("x", "x", "169.254.169.254")).isEqualTo(
                "it is of a link or of the metadata of a cloud: 169.254.169.254; the setting http-allow can allow the address");
        assertThat(AddressRule.parse(null)).isEqualTo(AddressRule.PUBLIC);
    }

    @Test
    void allowsEachPrivateAddressOrThoseOfHostsThatWereNamed() {
        AddressRule any = AddressRule.PUBLIC.withAnyPrivate();
        assertThat(any.fault("x", InetAddress.ofLiteral("10.0.0.1"))).isNull();
        assertThat(any.fault("x", InetAddress.ofLiteral("::1"))).isNull();
        assertThat(any.fault("x", InetAddress.ofLiteral("169.254.169.254"))).contains("metadata");
        AddressRule some = AddressRule.of(List.of("Wiki.corp", "10.0.0.5", "169.254.1.1"));
        assertThat(some.fault("wiki.corp", InetAddress.ofLiteral("10.0.0.1"))).isNull();
        assertThat(some.fault("wiki.corp", InetAddress.ofLiteral("169.254.169.254"))).contains("metadata");
        assertThat(some.fault("other", InetAddress.ofLiteral("10.0.0.1"))).contains("not of the public internet");
        assertThat(some.fault("10.0.0.5", InetAddress.ofLiteral("10.0.0.5"))).isNull();
        assertThat(some.fault("169.254.1.1", InetAddress.ofLiteral("169.254.1.1"))).isNull();
    }
}
