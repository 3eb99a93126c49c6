using System.Diagnostics;

namespace Zoo.Tests.Description;

/// <summary>Chromium without a window, on a page of this machine.</summary>
internal static class Browser
{
    public const string Program = "/usr/bin/chromium";

    /// <summary>Far beyond what a page takes on a busy machine; a browser that hangs fails the test rather than the run.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The page's elements after its scripts have run.</summary>
    public static string Elements(string page) => Run(page, "--dump-dom");

    /// <summary>Takes a picture of the page, as wide and high as said.</summary>
    public static void TakePicture(string page, int width, int height, string picture) => Run(page, $"--window-size={width},{height}", $"--screenshot={picture}");

    private static string Run(string page, params string[] actions)
    {
        DirectoryInfo profile = Directory.CreateTempSubdirectory("cnndsl");
        try
        {
            // The network is not asked for anything; scripts get up to 60 s of the page's own time, which passes as fast as they run.
            using Process browser = Process.Start(new ProcessStartInfo(Program,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--hide-scrollbars", $"--user-data-dir={profile.FullName}", "--virtual-time-budget=60000", .. actions, new Uri(page).AbsoluteUri,
            ]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> output = browser.StandardOutput.ReadToEndAsync();
            Task<string> errors = browser.StandardError.ReadToEndAsync();
            if (!browser.WaitForExit(Patience))
            {
                browser.Kill(entireProcessTree: true);
            }

            browser.WaitForExit();
            Assert.True(browser.ExitCode == 0, errors.Result);
            return output.Result;
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
