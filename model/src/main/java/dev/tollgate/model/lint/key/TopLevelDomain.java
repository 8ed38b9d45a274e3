package dev.tollgate.model.lint.key;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which single words are top-level domains. Not the whole list of the IANA: those that mail is sent from and to. */
final class TopLevelDomain {
    private static final Pattern COUNTRY_OR_IDN = Pattern.compile("[a-z]{2}|xn--.*");
    private static final Set<String> GENERIC = Set.of(
            ("com net org edu gov mil int arpa info biz name pro aero coop museum jobs mobi travel tel cat asia post xxx "
                            + "academy accountant accountants actor adult agency app art associates attorney auction audio auto autos "
                            + "baby band bank bar beauty beer berlin best bet bid bike bingo blog blue boats bond boo boutique bot broker "
                            + "build builders business buzz cab cafe cam camera camp capital car cards care careers cars casa cash casino "
                            + "catering center ceo cfd charity chat cheap christmas church city claims cleaning click clinic clothing "
                            + "cloud club coach codes coffee college cologne community company computer condos construction consulting "
                            + "contact contractors cooking cool country coupons courses credit creditcard cricket cruises cyou dad dance "
                            + "date dating day deal dealer deals degree delivery democrat dental dentist design dev diamonds diet digital "
                            + "direct directory discount doctor dog domains download earth eco education email energy engineer "
                            + "engineering enterprises equipment esq estate events exchange expert exposed express fail faith family fan "
                            + "fans farm fashion fast feedback film finance financial fish fishing fit fitness flights florist flowers "
                            + "foo football forsale forum foundation free fun fund furniture futbol fyi gallery game games garden gay "
                            + "gift gifts gives glass global gmbh gold golf graphics gratis green gripe group guide guitars guru hair "
                            + "hamburg haus health healthcare help hiphop hiv hockey holdings holiday homes horse hospital host hosting "
                            + "hotel hotels house how icu immo immobilien inc industries ink institute insurance insure international "
                            + "investments jetzt jewelry juegos kaufen kim kitchen koeln land lat law lawyer lease legal lgbt life "
                            + "lighting limited limo link live living loan loans lol london lotto love ltd ltda luxe luxury maison "
                            + "makeup management map market marketing markets mba media melbourne meme memorial men menu miami moe mom "
                            + "monster mortgage motorcycles mov movie music navy network new news ngo ninja nyc observer one ong onl "
                            + "online ooo page paris partners parts party pet phd photo photography photos pics pictures pink pizza "
                            + "place plumbing plus poker porn press productions prof promo properties property protection pub quest "
                            + "racing realtor realty recipes red rehab reise reisen rent rentals repair report republican rest "
                            + "restaurant review reviews rich rip rocks rodeo rugby ruhr run saarland sale salon sarl sbs school schule "
                            + "science scot secure security select services sex sexy shoes shop shopping show singles site ski skin "
                            + "soccer social software solar solutions space sport srl store stream studio study style sucks supplies "
                            + "supply support surf surgery swiss sydney systems tattoo tax taxi team tech technology tennis theater "
                            + "theatre tickets tienda tips tires tirol today tokyo tools top tours town toys trade trading training "
                            + "tube university uno vacations vegas ventures vet viajes video villas vin vip vision vlaanderen vodka "
                            + "vote voting voyage wales wang watch watches weather webcam website wed wedding wien wiki win wine work "
                            + "works world wtf xyz yachts yoga zip zone")
                    .split(" "));
    /** Names that stand alone in private networks (RFC 2606, RFC 6761, RFC 6762, RFC 8375) and in old mail systems. */
    private static final Set<String> LOCAL = Set.of(
            ("localhost localdomain local localnet lan internal intern intra intranet private home corp mail example"
                            + " invalid test onion uucp bitnet decnet fax")
                    .split(" "));

    private TopLevelDomain() {}

    /** Whether {@code name} is a public top-level domain. */
    static boolean isKnown(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        return COUNTRY_OR_IDN.matcher(word).matches() || GENERIC.contains(word);
    }

    /** Whether somebody may well mean the domain {@code name}. */
    static boolean isPlausible(String name) {
        return isKnown(name) || LOCAL.contains(name.toLowerCase(Locale.ROOT));
    }
}
