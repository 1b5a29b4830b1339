using ServiceBlog.Commands;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Preview;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Preview;

/// <summary>Looks and builds that follow each other without a watcher.</summary>
public sealed class PreviewBuilderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_goes_and_comes_back_while_it_is_read_is_built_at_the_next_look()
    {
        _folder.Add("input/site.yml", "title: T\nbaseUrl: https://example.org/\n");
        _folder.Add("input/data/colours.yml", "- red\n");
        var isAway = false;
        var context = ShellContext.OfThisProcess() with { WorkingDirectory = _folder.Path, Pipeline = Build };
        var builder = new PreviewBuilder(new BuildSettings { Input = _folder["input"], Output = _folder["output"], Options = new BuildOptions() }, context);
        builder.Run(touched: null).Result.ShouldNotBeNull().Succeeded.ShouldBeTrue();

        isAway = true;
        _folder.Add("input/data/colours.yml", "- green\n");
        var away = builder.Run(touched: null);
        away.Result.ShouldNotBeNull(away.Obstacle?.ToString()).Succeeded.ShouldBeFalse();
        isAway = false;

        builder.Run(touched: null).Result.ShouldNotBeNull().Succeeded.ShouldBeTrue();
        builder.Run(touched: null).IsIdle.ShouldBeTrue();

        BuildResult Build(BuildInput input, IOutputTarget target)
        {
            if (!isAway)
                return SitePipeline.Run(input, target);
            Directory.Move(_folder["input"], _folder["away"]);
            var result = SitePipeline.Run(input, target);
            Directory.Move(_folder["away"], _folder["input"]);
            return result;
        }
    }
}
