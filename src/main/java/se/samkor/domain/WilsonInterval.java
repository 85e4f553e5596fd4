package se.samkor.domain;

/**
 * Wilson's interval of a share; never outside 0 and 1, and of some width also where nobody or everybody has what is counted.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson (1927)</a>
 */
public record WilsonInterval(double low, double high) {
    /** The 0.975 quantile of the normal distribution, for 95 %. */
    public static final double NORMAL = 1.959963984540054;

    /** The 95 % interval of part out of whole, which is above 0. */
    public static WilsonInterval ofShare(long part, long whole) {
        return around((double) part / whole, (double) whole, NORMAL);
    }

    /**
     * The interval around a share.
     *
     * @param share from 0 to 1
     * @param persons how many it is a share of; need not be whole
     * @param quantile how many standard errors wide to either side
     */
    public static WilsonInterval around(double share, double persons, double quantile) {
        double square = quantile * quantile;
        double middle = (share + square / (2 * persons)) / (1 + square / persons);
        double half = quantile
                / (1 + square / persons)
                * Math.sqrt(share * (1 - share) / persons + square / (4 * persons * persons));
        // the share itself is within, also where rounding would put it a hair outside
        return new WilsonInterval(
                Math.max(0, Math.min(share, middle - half)), Math.min(1, Math.max(share, middle + half)));
    }
}
