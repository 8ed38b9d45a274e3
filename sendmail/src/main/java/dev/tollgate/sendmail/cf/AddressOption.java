package dev.tollgate.sendmail.cf;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.resolve.Addresses;
import dev.tollgate.sendmail.scan.Chars;

/** An option whose value is an address: of either kind, and IPv4 in any form that the C library reads (inet_addr). */
final class AddressOption {
    /** The address of all ones, which inet_addr cannot tell from a text that is none. */
    private static final long ALL_ONES = 0xffff_ffffL;

    private static final long NONE = -1;
    private static final int PARTS = 4;

    private AddressOption() {}

    /** Says that {@code value} is not an address if it is none. */
    static void check(Report report, String option, String value) {
        String bare = Chars.begins(value, 0, "IPv6:") ? value.substring("IPv6:".length()) : value;
        long number = firstNumber(value);
        boolean known = bare.indexOf(':') >= 0 && Addresses.isAddress(bare) || number != NONE && number != ALL_ONES;
        if (!known) {
            report.system("readcf: option " + option + ": invalid IP address " + value);
        }
    }

    /** Whether the first word of {@code value} is an IPv4 address in any form that the C library reads. */
    static boolean isOfVersionFour(String value) {
        return firstNumber(value) != NONE;
    }

    private static long firstNumber(String value) {
        int space = value.indexOf(' ');
        return number(space < 0 ? value : value.substring(0, space));
    }

    /** One to four numbers, the last of which fills what is left; {@link #NONE} for a text of another form. */
    private static long number(String text) {
        String[] parts = text.split("\\.", -1);
        long address = 0;
        for (int i = 0; i < parts.length && parts.length <= PARTS; i++) {
            long part = part(parts[i]);
            long most = i < parts.length - 1 ? 0xff : ALL_ONES >> Byte.SIZE * i;
            if (part < 0 || part > most) {
                return NONE;
            }
            address = i < parts.length - 1 ? address << Byte.SIZE | part : address << Byte.SIZE * (PARTS - i) | part;
        }
        return parts.length > PARTS ? NONE : address;
    }

    /** A number as C writes it: decimal, octal after a 0, hexadecimal after 0x; negative for none. */
    private static long part(String text) {
        boolean hexadecimal = Chars.begins(text, 0, "0x");
        boolean octal = !hexadecimal && text.length() > 1 && text.startsWith("0");
        String digits = hexadecimal ? text.substring(2) : text;
        int radix = hexadecimal ? 16 : octal ? 8 : 10;
        if (digits.isEmpty() || digits.length() > 12) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }
}
