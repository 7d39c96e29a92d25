import { expect, test } from '../fixtures';
import { erhao, text } from '../helpers/drafts';
import AxeBuilder from '@axe-core/playwright';
test.describe('seeded', () => {
 test.use({drafts:[text(erhao())]});
 for (const n of [1,2,3]) test('s'+n, async ({app,page})=>{ const t=Date.now(); await app.open('d/erhao-1/items'); console.log('open', Date.now()-t); });
 test('axe', async ({app,page})=>{ test.setTimeout(120000);
  for (const p of ['', 'new','new/erhao','about','d/erhao-1/profile','d/erhao-1/preconditions','d/erhao-1/items/A','d/erhao-1/boundary','d/erhao-1/result','d/erhao-1/export']) {
   await app.open(p); 
   for (const o of [false,true]) { if(o) await page.evaluate(() => document.querySelectorAll('main details').forEach((d) => d.setAttribute('open', '')));
    let t=Date.now(); await new AxeBuilder({page}).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze(); const a=Date.now()-t;
    t=Date.now(); await new AxeBuilder({page}).withRules(['color-contrast']).analyze(); const b=Date.now()-t;
    t=Date.now(); await new AxeBuilder({page}).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).disableRules(['color-contrast']).analyze(); const c=Date.now()-t;
    console.log(p,o,'all',a,'contrast',b,'rest',c, await page.evaluate(()=>document.querySelectorAll('*').length)); }
  }
 });
});
for (const n of [1,2,3]) test('u'+n, async ({page})=>{ });
for (const n of [1,2]) test('v'+n, async ({app})=>{await app.open(); });
