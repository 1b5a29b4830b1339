using System.Reflection;
using ServiceBlog.Benchmarks.Sites;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Incremental;

namespace ServiceBlog.Core.Tests;

/// <summary>
/// Guards what a build costs by what it allocates, which does not depend on the mood of the machine. A change that makes a
/// build dearer on purpose raises the number here; times are for the benchmarks.
/// </summary>
public class CostTests
{
    private const int Posts = 300;

    private static readonly BuildOptions OneThread = new() { Parallelism = 1, Search = false };

    [Fact]
    public void A_clean_build_allocates_a_known_amount_for_each_post()
    {
        var site = NewSite();
        Allocated(site, before: null); // what is made once for the process
        // Of that, the whole texts in feeds take some 45,000: each post is composed for them, and stands in the feeds of its tags.
        (Allocated(site, before: null).Bytes / Posts).ShouldBeLessThan(170_000);
    }

    [Fact]
    public void A_build_after_one_edit_allocates_little_for_each_other_post()
    {
        var site = NewSite();
        var clean = Allocated(site, before: null);
        site.Edit("One line.");
        var once = Allocated(site, clean.Record);
        site.Edit("And one more.");
        // Of that, the whole texts in feeds take 12,000: the other posts in the feeds of the edited one are converted once more.
        (Allocated(site, once.Record).Bytes / Posts).ShouldBeLessThan(25_000);
    }

    private static BenchSite NewSite() => new(Posts, Path.Combine(Root, "tests/ServiceBlog.Benchmarks/Peers/serviceblog"));

    private static (long Bytes, BuildRecord? Record) Allocated(BenchSite site, BuildRecord? before)
    {
        var start = GC.GetAllocatedBytesForCurrentThread();
        var result = site.Build(new SiteOutput(), before, OneThread);
        result.Succeeded.ShouldBeTrue();
        return (GC.GetAllocatedBytesForCurrentThread() - start, result.Record);
    }

    private static string Root => typeof(CostTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
