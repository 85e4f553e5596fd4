package se.samkor;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import org.apache.spark.sql.SparkSession;
import se.samkor.run.SparkSessions;

/**
 * The one Spark session of the tests. spark-testing-base is written for JUnit 4, so its set-up is called by hand; jobs that
 * are run through the command line find this session and use it.
 */
public final class SharedSpark extends JavaDatasetSuiteBase {
    private static final SharedSpark SUITE = start();

    private static SharedSpark start() {
        SharedSpark suite = new SharedSpark();
        suite.runBefore();
        SparkSessions.light(suite.spark());
        return suite;
    }

    /** The session. */
    public static SparkSession session() {
        return SUITE.spark();
    }

    /** spark-testing-base's assertions. */
    public static SharedSpark suite() {
        return SUITE;
    }

    @Override
    public boolean enableHiveSupport() {
        // otherwise a Derby metastore is created in the working folder
        return false;
    }

    @Override
    public org.apache.spark.SparkConf conf() {
        org.apache.spark.SparkConf conf = super.conf();
        SparkSessions.always().forEach(conf::set);
        SparkSessions.local().forEach(conf::set);
        conf.set("spark.sql.shuffle.partitions", "2");
        // as for every small delivery; said here so that it does not depend on which test ran first
        conf.set("spark.sql.adaptive.enabled", "false");
        return conf;
    }
}
