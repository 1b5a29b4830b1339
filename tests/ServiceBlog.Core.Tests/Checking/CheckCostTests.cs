using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Search;

namespace ServiceBlog.Core.Tests.Checking;

public class CheckCostTests
{
    [Fact]
    public void The_cost_of_the_check_is_that_of_reading_every_file_but_the_index_and_of_resolving_the_links()
    {
        var output = new InMemoryOutput();

        var result = Build(new CountingClock(), output);

        var read = output.Files.Keys.Count(path => !SearchFiles.IsPart(path));
        read.ShouldBeGreaterThan(3);
        result.CheckTime.ShouldBe(TimeSpan.FromMilliseconds(read) + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Without_a_clock_nothing_is_measured() => Build(clock: null, new InMemoryOutput()).CheckTime.ShouldBe(TimeSpan.Zero);

    private static BuildResult Build(IProcessorClock? clock, InMemoryOutput output)
    {
        var input = TestSite.Input(new BuildOptions { Parallelism = 1 },
            [InputFile.FromText("site.yml", "outputs: {atom: false, rss: false, jsonFeed: false} # which say once more what was checked"), InputFile.FromText("posts/a.md", TestSite.Text("A"))]);
        return SitePipeline.Run(input with { ProcessorClock = clock }, output);
    }

    /// <summary>Each look at the thread's clock finds it a millisecond further on, each at the process's a second.</summary>
    private sealed class CountingClock : IProcessorClock
    {
        private int _threadLooks;
        private int _processLooks;

        public TimeSpan OfThread => TimeSpan.FromMilliseconds(Interlocked.Increment(ref _threadLooks));

        public TimeSpan OfProcess => TimeSpan.FromSeconds(Interlocked.Increment(ref _processLooks));
    }
}
